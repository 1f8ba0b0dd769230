package org.teasel.metrics;

import java.util.Collection;
import org.teasel.api.Progress;
import org.teasel.api.Settings;
import org.teasel.api.data.Representation;
import org.teasel.api.metric.Metric;
import org.teasel.api.spi.Plugins;

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
        throw new IllegalStateException("under construction");
    }
}
