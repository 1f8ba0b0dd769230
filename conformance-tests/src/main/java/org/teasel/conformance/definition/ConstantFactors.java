package org.teasel.conformance.definition;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.teasel.api.data.Representation;
import org.teasel.api.metric.Measurement;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Violation;

/** A factor that is the same for all observations has no entropy: it is left out, and a note says so. */
final class ConstantFactors {

    private static final String SOURCE = "a factor with H(y_k) = 0 tells nothing of a representation";

    /** Variants whose draws don't depend on the table of factors. */
    private static final Map<String, Set<String>> WITHOUT_DRAWS = Map.of(
            "mig",
            Set.of("", "mean-histogram"),
            "rmig",
            Set.of("", "normalised"),
            "jemmig",
            Set.of("", "normalised"),
            "modularity",
            Set.of("", "mean", "mean-zero"),
            "factor-disintegration",
            Set.of(""),
            "dci",
            Learned.LEARNERS,
            "sap",
            Learned.PREDICTIONS,
            "explicitness",
            Learned.REGRESSIONS,
            "z-diff",
            Learned.ONLY,
            "z-min-variance",
            Learned.ONLY);

    private static final Map<String, Set<String>> WITH_DRAWS = Map.of(
            "mig", Set.of("monte-carlo", "monte-carlo-uniform"),
            "rmig", Set.of("monte-carlo"),
            "jemmig", Set.of("monte-carlo"));

    private ConstantFactors() {}

    static List<Rule<Subject>> rules() {
        return WITHOUT_DRAWS.keySet().stream()
                .sorted()
                .flatMap(id -> Stream.of(leftOut(id), noted(id)))
                .toList();
    }

    private static Rule<Subject> leftOut(String id) {
        return Rule.<Subject>must(
                        "definition." + id + ".constant-factor", "a constant factor does not change the value")
                .from(SOURCE)
                .brokenBy("a constant factor that counts as 0, division by an entropy of 0, K with constant factors")
                .unless(subject -> subject.isNot(id, WITHOUT_DRAWS.get(id)))
                .once((subject, trial) -> {
                    // Codes at random tell something of every factor, which shows what is divided by K.
                    Representation data = Learned.IDS.contains(id)
                            ? LearnedData.grid(3, false, trial.random())
                            : Designs.sharpCodes(trial.random());
                    double expected = subject.measure(data, Learned.SETTINGS).value();
                    double actual = withIdleFactor(subject, data).value();
                    Parts.equal("the value with a constant factor", expected, actual, Parts.ROUNDING);
                });
    }

    private static Rule<Subject> noted(String id) {
        return Rule.<Subject>should(
                        "definition." + id + ".noted",
                        "a note names a constant factor that was left out, and no factor that counts")
                .from(SOURCE + "; a reader must learn which factors a score is of")
                .brokenBy("a factor that is left out in silence, a note that names all factors")
                .unless(subject -> subject.isNot(id, WITHOUT_DRAWS.get(id))
                        .filter(reason -> subject.isNot(id, WITH_DRAWS.getOrDefault(id, Set.of()))
                                .isPresent()))
                .once((subject, trial) -> {
                    boolean certain =
                            WITHOUT_DRAWS.get(id).contains(subject.name().variant());
                    Representation data = certain ? LearnedData.grid(3, false, trial.random()) : Designs.noisyCodes();
                    List<String> notes = withIdleFactor(subject, data).notes();
                    if (notes.stream().noneMatch(note -> note.contains(LearnedData.IDLE))) {
                        throw new Violation("no note names the factor '" + LearnedData.IDLE + "': " + notes);
                    }
                    for (int k = 0; k < data.factors().count(); k++) {
                        String counts = data.factors().factor(k).name();
                        if (notes.stream().anyMatch(note -> note.contains(counts))) {
                            throw new Violation("a note names the factor '" + counts + "', which counts: " + notes);
                        }
                    }
                });
    }

    private static Measurement withIdleFactor(Subject subject, Representation data) {
        return subject.measure(LearnedData.withIdleFactor(data), Learned.SETTINGS);
    }
}
