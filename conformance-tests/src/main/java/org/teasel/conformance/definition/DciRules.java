package org.teasel.conformance.definition;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Score;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Trial;
import org.teasel.conformance.rule.Violation;

/** The rules of dci. */
final class DciRules {

    private static final String SOURCE = "Eastwood and Williams 2018, section 2";

    /** Number of trees of each forest. */
    private static final Map<String, Integer> TREES = Map.of("random-forest", 100, "small-forest", 10);

    /** Part of the variance of a number that a lasso misses where a latent of half a unit is the number. */
    private static final Map<String, Double> MISSED = Map.of("lasso", 0.0004, "raw-lasso", 0.0064);

    private static final String TRAINING = "trainingInformativeness";

    /** So many that some tree is left out in an odd number of runs' counts all but surely. */
    private static final int RUNS = 40;

    /** What rounding may do to a number of trees. */
    private static final double ROUGHLY = 1e-6;

    private DciRules() {}

    static Stream<Rule<Subject>> rules() {
        return Stream.of(
                Learned.fromTable(
                        "dci",
                        Learned.LEARNERS,
                        "the value is sum_i w_i (1 - H_K(P_i)) of its own table of importances, beside it the"
                                + " plain mean of 1 - H_L of the columns",
                        SOURCE,
                        "weights that don't sum to 1 or are equal, a logarithm to the base of rows or of"
                                + " values, completeness along rows, columns scaled before",
                        (representation, actual) -> OwnTables.requireConcentrations(actual)),
                Learned.perfect("dci", Learned.LEARNERS, 3, SOURCE),
                importances(),
                Learned.chance("dci", Learned.CLASSIFIERS, "informativeness", SOURCE, 0.5),
                penalty(),
                trees(),
                depth(),
                unjudged(),
                collapsed());
    }

    private static Rule<Subject> importances() {
        return Learned.draft(
                        "dci",
                        Learned.LEARNERS,
                        "importances",
                        "of 4 z_0 + 2 z_1, z_0 is more important than z_1 and z_1 than z_2, and of z_2, z_2 is most important")
                .from("Eastwood and Williams 2018, section 2")
                .brokenBy(
                        "coefficients with their sign, a table with rows and columns exchanged, importances of another"
                                + " factor")
                .once((subject, trial) -> {
                    double[][] table =
                            Learned.table(subject.measure(LearnedData.mixed(trial.random()), Learned.SETTINGS));
                    if (table.length != 3 || table[0].length != 2) {
                        throw new Violation("the importances are those of " + table.length + " latents and "
                                + table[0].length + " factors, expected 3 and 2");
                    }
                    boolean mixed = table[0][0] > table[1][0] && table[1][0] > table[2][0];
                    boolean plain = table[2][1] > Math.max(table[0][1], table[1][1]);
                    if (!mixed || !plain) {
                        throw new Violation("the importances are " + Arrays.deepToString(table));
                    }
                });
    }

    private static Rule<Subject> penalty() {
        return beside(
                        MISSED.keySet(),
                        "penalty",
                        "where a latent of -1/2 or 1/2 is a number, the lasso's penalty of 0.02 makes it miss 0.0004 of the"
                                + " variance of rows that were learnt from, and 0.0064 where latents and factors are as they"
                                + " are")
                .from(SOURCE + "; Tibshirani 1996: the coefficient is smaller by the penalty over the variance")
                .brokenBy("another penalty, latents that are standardised or not where the variant has it otherwise")
                .once((subject, trial) -> {
                    Measurement measurement =
                            subject.measure(LearnedData.halves(), Learned.SETTINGS.withSeed(trial.seed()));
                    double expected = MISSED.get(subject.name().variant());
                    double missed = 1 - Learned.component(measurement, TRAINING, trial);
                    // Rows to learn from are a choice of all, whose variance differs a little.
                    if (!(Math.abs(missed - expected) <= 0.15 * expected)) {
                        throw new Violation("it misses " + missed + " of the variance, expected about " + expected);
                    }
                });
    }

    private static Rule<Subject> trees() {
        return beside(
                        TREES.keySet(),
                        "trees",
                        "what a forest predicts of a value that a single row has, 1 among zeros, is the share of trees that"
                                + " drew the row, of 100 trees in random-forest and of 10 in small-forest")
                .from(
                        "Breiman 2001: the mean over trees, each of a bootstrap sample; settings of Do and Tran 2020's code")
                .brokenBy("another number of trees, trees that all see every row, a vote in place of the mean")
                .once((subject, trial) -> {
                    int trees = TREES.get(subject.name().variant());
                    double[] counts = IntStream.range(0, RUNS)
                            .mapToObj(run -> shareOfTrees(subject, trial))
                            .flatMapToDouble(OptionalDouble::stream)
                            .map(share -> share * trees)
                            .toArray();
                    if (Arrays.stream(counts).anyMatch(count -> Math.abs(count - Math.rint(count)) > ROUGHLY)) {
                        throw new Violation("shares of " + trees + " trees are " + Arrays.toString(counts)
                                + " trees, expected whole numbers");
                    }
                    if (Arrays.stream(counts)
                            .allMatch(count -> Math.abs(count / 2 - Math.rint(count / 2)) <= ROUGHLY)) {
                        throw new Violation("shares of " + trees + " trees are " + Arrays.toString(counts)
                                + " trees, expected odd numbers too");
                    }
                });
    }

    /** Share of trees that drew the single row; empty if the row was not among those to learn from. */
    private static OptionalDouble shareOfTrees(Subject subject, Trial trial) {
        Score.Outcome outcome = subject.scorer()
                .score(
                        LearnedData.single(),
                        subject.metric(),
                        Learned.SETTINGS.withSeed(trial.random().nextLong()))
                .outcome();
        if (!(outcome instanceof Score.Defined defined)) {
            return OptionalDouble.empty();
        }
        if (!(defined.measurement().settings().get("trainingRows") instanceof Number rows)) {
            throw trial.unsuitable("it does not say how many rows it learnt from");
        }
        double missed = missedOfFirst(defined.measurement(), trial);
        // All that is missed is the square of what the row lacks of 1, over 1 - 1/n times the variance of a single 1.
        return OptionalDouble.of(1 - Math.sqrt(missed * (1 - 1 / rows.doubleValue())));
    }

    private static Rule<Subject> depth() {
        return beside(
                        TREES.keySet(),
                        "depth",
                        "of 12 values, each three times the one before, a forest tells all apart, and small-forest, whose trees"
                                + " have a depth of 8, the 8 greatest")
                .from("Breiman et al. 1984: of such values the best split parts the greatest from the others")
                .brokenBy("trees of another depth")
                .once((subject, trial) -> {
                    Measurement measurement =
                            subject.measure(LearnedData.powers(), Learned.SETTINGS.withSeed(trial.seed()));
                    double missed = missedOfFirst(measurement, trial);
                    double expected = subject.name().variant().equals("small-forest") ? missedOfPowers(8) : 0;
                    // Another depth makes a factor of 10.
                    if (!(missed >= expected / 3 - Parts.ROUNDING / 10
                            && missed <= expected * 3 + Parts.ROUNDING / 10)) {
                        throw new Violation("it misses " + missed + " of the variance, expected about " + expected);
                    }
                });
    }

    private static Rule<Subject> unjudged() {
        return beside(
                        Learned.LEARNERS,
                        "unjudged",
                        "a number that does not vary among the rows to be judged on does not count in informativeness")
                .from("R^2 is a part of the variance, of which there is none")
                .brokenBy("a division by 0, 0 or 1 in place of nothing")
                .once((subject, trial) -> {
                    for (int run = 0; run < RUNS / 4; run++) {
                        Score.Outcome outcome = subject.scorer()
                                .score(
                                        LearnedData.single(),
                                        subject.metric(),
                                        Learned.SETTINGS.withSeed(trial.random().nextLong()))
                                .outcome();
                        // The single row is not always among those to learn from.
                        if (outcome instanceof Score.Defined defined) {
                            Parts.equal(
                                    "informativeness",
                                    1,
                                    Learned.component(defined.measurement(), "informativeness", trial),
                                    0.01);
                        }
                    }
                });
    }

    private static Rule<Subject> collapsed() {
        return beside(Learned.LEARNERS, "collapsed", "it is not defined where the means of no latent vary")
                .from(SOURCE + ": there are no importances to take shares of")
                .brokenBy("0 or 1 for a representation that tells nothing, a sum of 0 divided by")
                .once((subject, trial) -> {
                    Score.Outcome outcome = subject.scorer()
                            .score(LearnedData.still(), subject.metric(), Learned.SETTINGS)
                            .outcome();
                    if (!(outcome instanceof Score.NotDefined)) {
                        throw new Violation("it gave " + outcome + " where it has no value");
                    }
                });
    }

    /** Part of the variance of powers of 3 that is left where the greatest of them are told apart. */
    private static double missedOfPowers(int greatest) {
        double[] powers = LearnedData.POWERS;
        return squares(Arrays.copyOf(powers, powers.length - greatest)) / squares(powers);
    }

    private static double squares(double[] numbers) {
        double mean = Arrays.stream(numbers).average().orElseThrow();
        return Arrays.stream(numbers).map(x -> (x - mean) * (x - mean)).sum();
    }

    /** Part of the variance of the first of two factors that is missed, where the second is told without fail. */
    private static double missedOfFirst(Measurement measurement, Trial trial) {
        return 2 * (1 - Learned.component(measurement, TRAINING, trial));
    }

    /** A rule about what stands beside the value. */
    private static Rule.Draft<Subject> beside(Set<String> variants, String topic, String statement) {
        return Rule.<Subject>should("definition.dci." + topic, statement)
                .unless(subject -> subject.isNot("dci", variants));
    }
}
