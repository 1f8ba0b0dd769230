package org.teasel.conformance.evaluator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.teasel.api.Progress;
import org.teasel.api.Settings;
import org.teasel.api.data.Representation;
import org.teasel.api.information.InformationTable;
import org.teasel.api.information.QuantisedPosterior;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.information.SampledPosterior;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.Score;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.conformance.evaluator.SmallEvaluator.Flaw;

/** Right accounts of a small evaluator, with one mistake if it is told to. */
record SmallAccounts(Flaw flaw) implements Account.Keeper {

    private static final int FEW = 1000;

    private static final double MUCH = 0.01;

    private static final double SATURATED = 0.98;

    @Override
    public Account score(Representation representation, Collection<? extends Metric> metrics, Settings settings) {
        long start = System.nanoTime();
        List<Score> scores = new SmallEvaluator(Flaw.NONE, Progress.NONE).score(representation, metrics, settings);
        List<String> warnings = warnings(representation, metrics, settings);
        long time = flaw == Flaw.ACCOUNTS_FOR_THE_TIME_OF_DAY
                ? System.currentTimeMillis() * 1_000_000
                : System.nanoTime() - start;
        return new Account(
                scores,
                succeeded(scores),
                flaw == Flaw.WARNS_ONCE && warnings.size() > 1 ? warnings.subList(0, 1) : warnings,
                Duration.ofNanos(time));
    }

    private boolean succeeded(List<Score> scores) {
        List<Score> judged = flaw == Flaw.JUDGES_BY_THE_LAST_SCORE && scores.size() > 1
                ? scores.subList(scores.size() - 1, scores.size())
                : scores;
        return judged.stream()
                .noneMatch(score -> score.outcome() instanceof Score.Failed
                        || flaw == Flaw.TAKES_UNDEFINED_FOR_FAILED && score.outcome() instanceof Score.NotDefined);
    }

    private List<String> warnings(
            Representation representation, Collection<? extends Metric> metrics, Settings settings) {
        Population population = Population.of(representation);
        List<Statistic<?>> needed = metrics.stream()
                .<Statistic<?>>flatMap(metric -> metric.needs(population, settings).stream())
                .toList();
        List<String> warnings = new ArrayList<>();
        if (population.size() < FEW + (flaw == Flaw.WARNS_OF_A_THOUSAND ? 1 : 0)) {
            warnings.add(flaw == Flaw.WARNS_WITHOUT_NUMBERS ? "few rows" : "only " + population.size() + " rows");
        }
        QuantisedPosterior binned = QuantisedPosterior.of(settings);
        if (needed.contains(binned)) {
            warnings.addAll(tails(population, settings, result(representation, settings, binned)));
        }
        SampledPosterior sampled = SampledPosterior.of(population, settings);
        if (needed.contains(sampled)) {
            warnings.addAll(saturation(population, result(representation, settings, sampled)));
        }
        return warnings;
    }

    private List<String> tails(Population population, Settings settings, InformationTable table) {
        int[] many = IntStream.range(0, table.latents())
                .filter(i -> table.outside()[i] > MUCH)
                .toArray();
        if (many.length == 0) {
            return List.of();
        }
        int[] named = flaw == Flaw.WARNS_OF_ALL_LATENTS
                ? IntStream.range(0, table.latents()).toArray()
                : many;
        double most = flaw == Flaw.WARNS_OF_THE_LAST_LATENT
                ? table.outside()[many[many.length - 1]]
                : IntStream.of(many).mapToDouble(i -> table.outside()[i]).max().orElseThrow();
        List<String> names =
                IntStream.of(named).mapToObj(population::latentName).toList();
        return List.of(String.format(
                Locale.ROOT,
                "%s: %.1f %% outside %s to %s",
                names,
                100 * most,
                settings.quantisation().low(),
                settings.quantisation().high()));
    }

    private List<String> saturation(Population population, SampledInformation sampled) {
        double joint = sampled.information(LatentSet.all(population.latents()));
        if (joint < SATURATED * population.entropy() && flaw != Flaw.WARNS_OF_EVERY_DRAW) {
            return List.of();
        }
        double unit = flaw == Flaw.WARNS_IN_BITS ? Math.log(2) : 1;
        return List.of(String.format(Locale.ROOT, "I(x; z) has come to %.3f", population.entropy() / unit));
    }

    private static <T> T result(Representation representation, Settings settings, Statistic<T> statistic) {
        AtomicReference<T> result = new AtomicReference<>();
        Probe reader = Probe.reading("reader", List.of(statistic), statistics -> {
                    result.set(statistics.get(statistic));
                    return Measurement.of(0);
                })
                .learning();
        new SmallEvaluator(Flaw.NONE, Progress.NONE).score(representation, reader, settings.withRepeats(1));
        return result.get();
    }
}
