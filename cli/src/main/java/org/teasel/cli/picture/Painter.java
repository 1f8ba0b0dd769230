package org.teasel.cli.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Dataset;
import org.teasel.api.data.Observations;
import org.teasel.api.data.Representation;
import org.teasel.api.encoder.Decoder;
import org.teasel.api.posterior.Latent;
import org.teasel.api.posterior.Posteriors;

/** Has a decoder draw reconstructions and traversals. */
public final class Painter {

    /** Observations that are reconstructed. */
    static final int RECONSTRUCTED = 10;

    /** Latents that are traversed at most. */
    static final int TRAVERSED = 20;

    private final Dataset dataset;
    private final Representation representation;
    private final Posteriors posteriors;
    private final Decoder decoder;
    private final double[] mean;
    private final double[] deviation;
    private final double[] rate;

    private Painter(Dataset dataset, Representation representation, Decoder decoder) {
        this.dataset = dataset;
        this.representation = representation;
        this.posteriors = representation.posteriors();
        this.decoder = decoder;
        int latents = posteriors.latents();
        for (int i = 0; i < latents; i++) {
            if (!(posteriors.latent(i) instanceof Latent.Continuous)) {
                throw new InvalidInputException(
                        "latent " + representation.latentNames().get(i)
                                + " is discrete, expected continuous ones to draw pictures by a decoder");
            }
        }
        mean = new double[latents];
        deviation = new double[latents];
        rate = new double[latents];
        for (int i = 0; i < latents; i++) {
            survey(i);
        }
    }

    /**
     * Draws pictures.
     *
     * @param dataset what was encoded
     * @param representation what the encoder made of it
     * @throws InvalidInputException if observations are no images, latents are not continuous, or the decoder doesn't
     *     fit either
     */
    public static Pictures paint(Dataset dataset, Representation representation, Decoder decoder) {
        return new Painter(dataset, representation, decoder).paint();
    }

    /** Moments of one latent's aggregated posterior, and its rate. */
    private void survey(int i) {
        for (int row = 0; row < posteriors.size(); row++) {
            mean[i] += representation.weight(row) * posteriors.mean(row, i);
        }
        double variance = 0;
        for (int row = 0; row < posteriors.size(); row++) {
            double centre = posteriors.mean(row, i);
            double noise = posteriors.covariance(row, i, i);
            double weight = representation.weight(row);
            variance += weight * (noise + (centre - mean[i]) * (centre - mean[i]));
            // A row that doesn't count must not make infinity times nothing.
            rate[i] += weight == 0 ? 0 : weight * 0.5 * (centre * centre + noise - 1 - Math.log(noise));
        }
        deviation[i] = Math.sqrt(variance);
    }

    private Pictures paint() {
        int[] rows = spread();
        Observations originals = dataset.observations(rows);
        Canvas canvas = canvas(originals);
        Observations reconstructions = canvas.fit(decoder.decode(means(rows)));
        int base = middle();
        List<Integer> order = order();
        List<Pictures.Traversal> traversals = new ArrayList<>();
        long cut = canvas.outside(reconstructions);
        long pixels = reconstructions.values().length;
        for (int i : order.subList(0, Math.min(TRAVERSED, order.size()))) {
            Observations images = canvas.fit(decoder.decode(steps(base, i)));
            cut += canvas.outside(images);
            pixels += images.values().length;
            traversals.add(new Pictures.Traversal(
                    representation.latentNames().get(i),
                    rate[i],
                    deviation[i],
                    canvas.strip(images, 0, images.size())));
        }
        return new Pictures(
                decoder.name(),
                canvas.strip(originals, 0, rows.length),
                canvas.strip(reconstructions, 0, rows.length),
                base,
                traversals,
                order.size() - traversals.size(),
                (double) cut / pixels);
    }

    /** Rows that are as far from each other as can be. */
    private int[] spread() {
        int size = representation.size();
        int count = Math.min(RECONSTRUCTED, size);
        return IntStream.range(0, count)
                .map(k -> (int) ((2L * k + 1) * size / (2L * count)))
                .toArray();
    }

    /** Black is 0 and white is 1, unless the data goes beyond: bytes, or pixels around 0. */
    private static Canvas canvas(Observations originals) {
        float low = 0;
        float high = 1;
        for (float value : originals.values()) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return new Canvas(originals.shape(), low, high);
    }

    private double[][] means(int[] rows) {
        return Arrays.stream(rows).mapToObj(this::means).toArray(double[][]::new);
    }

    private double[] means(int row) {
        return IntStream.range(0, posteriors.latents())
                .mapToDouble(i -> posteriors.mean(row, i))
                .toArray();
    }

    /** The observation whose mean is nearest to that of all, by their deviations: what moves away from it stays usual. */
    private int middle() {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int row = 0; row < posteriors.size(); row++) {
            double distance = 0;
            for (int i = 0; i < posteriors.latents(); i++) {
                double step = deviation[i] > 0 ? (posteriors.mean(row, i) - mean[i]) / deviation[i] : 0;
                distance += step * step;
            }
            if (distance < least) {
                least = distance;
                nearest = row;
            }
        }
        return nearest;
    }

    /** Latents by what they hold; those without noise, which hold infinitely much, by their deviation. */
    private List<Integer> order() {
        Comparator<Integer> most =
                Comparator.<Integer>comparingDouble(i -> rate[i]).thenComparingDouble(i -> deviation[i]);
        return IntStream.range(0, posteriors.latents())
                .boxed()
                .sorted(most.reversed())
                .toList();
    }

    private double[][] steps(int base, int latent) {
        double[][] steps = new double[Pictures.Traversal.STEPS][];
        for (int k = 0; k < steps.length; k++) {
            steps[k] = means(base);
            double share = 2.0 * k / (steps.length - 1) - 1;
            steps[k][latent] += Pictures.Traversal.REACH * share * deviation[latent];
        }
        return steps;
    }
}
