package org.teasel.metrics.information;

import java.util.Arrays;
import org.teasel.api.Settings;
import org.teasel.api.information.InformationTable;
import org.teasel.api.information.MeanHistogram;
import org.teasel.api.information.QuantisedPosterior;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.metrics.FixedStatistics;

/** Made-up information tables for tests. */
final class Tables {

    /** The table of newer-metrics.md, section 3. */
    static final double[][] INFORMATION = {
        {.9, .1, .0},
        {.1, .6, .1},
        {.4, .0, .3},
        {.0, .5, .0},
        {.0, .0, .0}
    };

    static final double[] FACTOR_ENTROPY = {1.0, 1.2, 1.1};

    static final int BINS = 100;

    /** Entropy that every latent has in these tables, in nats. */
    static final double LATENT_ENTROPY = 2;

    private Tables() {}

    static InformationTable table(double[][] information, double[] factorEntropy) {
        int latents = information.length;
        double[][] joint = new double[latents][];
        for (int i = 0; i < latents; i++) {
            joint[i] = new double[factorEntropy.length];
            for (int k = 0; k < factorEntropy.length; k++) {
                joint[i][k] = LATENT_ENTROPY + factorEntropy[k] - information[i][k];
            }
        }
        double[] alone = Arrays.stream(information)
                .mapToDouble(row -> Arrays.stream(row).max().orElse(0))
                .toArray();
        return new InformationTable(
                filled(latents, LATENT_ENTROPY),
                Arrays.stream(alone).map(i -> LATENT_ENTROPY - i).toArray(),
                alone,
                factorEntropy,
                information,
                joint,
                Arrays.stream(new int[latents]).map(i -> BINS).toArray(),
                new double[latents]);
    }

    /** What a metric makes of a table, as the quantised posterior's and as the mean histogram's. */
    static Measurement measure(Metric metric, double[][] information, double[] factorEntropy) {
        InformationTable table = table(information, factorEntropy);
        return metric.measure(FixedStatistics.of(information.length, factorEntropy.length)
                .with(QuantisedPosterior.of(Settings.DEFAULT), table)
                .with(new MeanHistogram(MeanHistogram.USUAL_BINS, Settings.DEFAULT.factorBins()), table));
    }

    private static double[] filled(int length, double value) {
        double[] array = new double[length];
        Arrays.fill(array, value);
        return array;
    }
}
