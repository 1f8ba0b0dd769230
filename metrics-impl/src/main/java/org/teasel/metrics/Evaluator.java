package org.teasel.metrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.teasel.api.Progress;
import org.teasel.api.Settings;
import org.teasel.api.data.Representation;
import org.teasel.api.information.InformationTable;
import org.teasel.api.information.QuantisedPosterior;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.information.SampledPosterior;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.Score;
import org.teasel.api.spi.Plugin;
import org.teasel.api.spi.Plugins;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.estimators.Estimates;
import org.teasel.estimators.Estimation;

/** Runs metrics on a representation: computes each shared statistic once, in as few passes as possible. */
public final class Evaluator {

    private final Plugins plugins;
    private final Settings settings;
    private final Progress progress;

    private Evaluator(Plugins plugins, Settings settings, Progress progress) {
        this.plugins = plugins;
        this.settings = settings;
        this.progress = progress;
    }

    /** An evaluator with default settings and the estimators among the plugins. */
    public static Evaluator of(Plugins plugins) {
        return new Evaluator(plugins, Settings.DEFAULT, Progress.NONE);
    }

    /** This evaluator with other settings. */
    public Evaluator with(Settings other) {
        return new Evaluator(plugins, other, progress);
    }

    /** This evaluator with someone who hears how far it has come. */
    public Evaluator with(Progress other) {
        return new Evaluator(plugins, settings, other);
    }

    /**
     * Scores a representation. A metric that breaks down fails alone. To cancel, interrupt the thread.
     *
     * @throws java.util.concurrent.CancellationException if the thread was interrupted
     */
    public Evaluation evaluate(Representation representation, Collection<? extends Metric> metrics) {
        long start = System.nanoTime();
        Population population = Population.of(representation);
        List<Appointment> appointments = new ArrayList<>();
        Set<Statistic<?>> needed = new LinkedHashSet<>();
        for (Metric metric : metrics) {
            Appointment appointment = Appointment.of(metric, population, settings);
            appointments.add(appointment);
            needed.addAll(appointment.needs());
            needed.addAll(appointment.further());
        }
        Estimates estimates = new Estimation(
                        plugins.estimators().stream().map(Plugin::service).toList(), settings, progress)
                .estimate(representation, needed);
        List<Score> scores = new ArrayList<>();
        progress.begin("measuring", appointments.size());
        try {
            Uncertainty uncertainty = new Uncertainty(estimates, settings);
            for (Appointment appointment : appointments) {
                if (Thread.interrupted()) {
                    throw new CancellationException("the evaluation was cancelled");
                }
                scores.add(appointment.score(estimates, uncertainty));
                progress.advance(1);
            }
        } finally {
            progress.end();
        }
        Optional<InformationTable> information = find(estimates, needed, QuantisedPosterior.of(settings));
        Optional<SampledInformation> sampled = find(estimates, needed, SampledPosterior.of(population, settings));
        return new Evaluation(
                representation,
                settings,
                List.copyOf(scores),
                information,
                sampled,
                Warnings.about(population, settings, information, sampled),
                Duration.ofNanos(System.nanoTime() - start));
    }

    private static <T> Optional<T> find(Estimates estimates, Set<Statistic<?>> needed, Statistic<T> statistic) {
        if (!needed.contains(statistic)) {
            return Optional.empty();
        }
        try {
            return Optional.of(estimates.all().get(statistic));
        } catch (RuntimeException e) {
            // The scores that rest on it tell why it is missing.
            return Optional.empty();
        }
    }
}
