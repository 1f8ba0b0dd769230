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
import org.teasel.estimators.Cancellable;
import org.teasel.estimators.Checkpoint;
import org.teasel.estimators.Estimates;
import org.teasel.estimators.Estimation;

/** Runs metrics on a representation: computes each shared statistic once, in as few passes as possible. */
public final class Evaluator {

    private final Plugins plugins;
    private final Settings settings;
    private final Progress progress;
    private final Optional<Checkpoint> checkpoint;

    private Evaluator(Plugins plugins, Settings settings, Progress progress, Optional<Checkpoint> checkpoint) {
        this.plugins = plugins;
        this.settings = settings;
        this.progress = progress;
        this.checkpoint = checkpoint;
    }

    /** An evaluator with default settings and the estimators among the plugins. */
    public static Evaluator of(Plugins plugins) {
        return new Evaluator(plugins, Settings.DEFAULT, Progress.NONE, Optional.empty());
    }

    /** This evaluator with other settings. */
    public Evaluator with(Settings other) {
        return new Evaluator(plugins, other, progress, checkpoint);
    }

    /** This evaluator with someone who hears how far it has come. */
    public Evaluator with(Progress other) {
        return new Evaluator(plugins, settings, other, checkpoint);
    }

    /**
     * This evaluator with a place for what it has computed: an evaluation that is cut short goes on from there when it
     * is asked for again, and one that comes to its end discards it.
     */
    public Evaluator with(Checkpoint other) {
        return new Evaluator(plugins, settings, progress, Optional.of(other));
    }

    /**
     * Scores a representation. A metric that breaks down fails alone. To cancel, interrupt the thread: that is answered
     * at once, whatever is being computed.
     *
     * @throws CancellationException if the thread was interrupted
     * @throws org.teasel.api.InvalidInputException if the checkpoint is of another run, damaged, or in use
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
        Estimation estimation = new Estimation(
                plugins.estimators().stream().map(Plugin::service).toList(), settings, progress);
        Estimates estimates =
                checkpoint.map(estimation::with).orElse(estimation).estimate(representation, needed);
        List<Score> scores = Cancellable.call(progress, heard -> measure(appointments, estimates, heard));
        Optional<InformationTable> information = find(estimates, needed, QuantisedPosterior.of(settings));
        Optional<SampledInformation> sampled = find(estimates, needed, SampledPosterior.of(population, settings));
        checkpoint.ifPresent(Checkpoint::discard);
        return new Evaluation(
                representation,
                settings,
                scores,
                information,
                sampled,
                Warnings.about(population, settings, information, sampled),
                Duration.ofNanos(System.nanoTime() - start));
    }

    private List<Score> measure(List<Appointment> appointments, Estimates estimates, Progress heard) {
        List<Score> scores = new ArrayList<>();
        heard.begin("measuring", appointments.size());
        try {
            Uncertainty uncertainty = new Uncertainty(estimates, settings);
            for (Appointment appointment : appointments) {
                if (Thread.interrupted()) {
                    throw new CancellationException("the evaluation was cancelled");
                }
                scores.add(appointment.score(estimates, uncertainty));
                heard.advance(1);
            }
        } finally {
            heard.end();
        }
        return List.copyOf(scores);
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
