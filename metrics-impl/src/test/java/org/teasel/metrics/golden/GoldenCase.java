package org.teasel.metrics.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.teasel.api.Quantisation;
import org.teasel.api.Settings;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.posterior.Deterministic;
import org.teasel.api.posterior.DiagonalGaussian;

/** One synthetic representation with everything that makes its golden values reproducible. */
final class GoldenCase {

    static final List<String> NAMES = List.of(
            "perfect_grid",
            "noisy_disintegrated",
            "imbalanced_binary",
            "near_deterministic",
            "highdim20",
            "edge_constant_tie");

    private static final Settings SETTINGS = Settings.DEFAULT.withThreads(1);

    private static final int OWN_DRAWS = 4000;

    private final String name;
    private final double[][] means;
    private final double[][] deviations;
    private final Factors factors;
    private Computed sampling;
    private Computed clampedSampling;

    private GoldenCase(String name, double[][] means, double[][] deviations, Factors factors) {
        this.name = name;
        this.means = means;
        this.deviations = deviations;
        this.factors = factors;
    }

    static GoldenCase read(String name) {
        int[][] codes = Arrays.stream(Npy.read(path(name, "factors.npy")).rows())
                .map(row -> Arrays.stream(row).mapToInt(value -> (int) value).toArray())
                .toArray(int[][]::new);
        List<String> names =
                IntStream.range(0, codes[0].length).mapToObj(k -> "y" + k).toList();
        return new GoldenCase(
                name,
                Npy.read(path(name, "z_mean.npy")).rows(),
                Npy.read(path(name, "z_std.npy")).rows(),
                Factors.categorical(names, codes));
    }

    static Stream<GoldenEntry> entries(String name) {
        try (InputStream stream = GoldenCase.class.getResourceAsStream(path(name, "golden.json"))) {
            JsonNode entries = new ObjectMapper().readTree(stream).get("entries");
            return IntStream.range(0, entries.size()).mapToObj(k -> new GoldenEntry(entries.get(k)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static String path(String name, String file) {
        return "/golden/" + name + "/" + file;
    }

    private Npy array(String file) {
        return Npy.read(path(name, file));
    }

    String name() {
        return name;
    }

    int size() {
        return means.length;
    }

    int latents() {
        return means[0].length;
    }

    Factors factors() {
        return factors;
    }

    Representation representation() {
        return Representation.of(name, DiagonalGaussian.of(means, deviations), factors);
    }

    Computed computed() {
        return Computed.of(representation(), SETTINGS);
    }

    /** By quantisation; what is sampled all the same has few draws. */
    Computed quantised(Quantisation.Rule rule, int bins) {
        return Computed.of(
                representation(),
                SETTINGS.with(new Quantisation(rule, bins, -4, 4)).withSamples(20));
    }

    /** Draws of our own, the same for all who ask. */
    synchronized Computed sampling() {
        if (sampling == null) {
            sampling = Computed.of(representation(), SETTINGS.withSamples(OWN_DRAWS));
        }
        return sampling;
    }

    /** The same with clamped densities. */
    synchronized Computed clampedSampling() {
        if (clampedSampling == null) {
            clampedSampling = sampling().clamped();
        }
        return clampedSampling;
    }

    /** The 500 draws that are stored with the case. */
    Computed stored() {
        int[] rows = array("draw_ids.npy").whole();
        return computed().drawing(rows, points(rows, array("draw_noise.npy").rows()));
    }

    /** One draw a row. */
    Computed oneARow() {
        return computed().drawing(all(), samples());
    }

    /** 30 draws from each of 64 posteriors, which are all there are. */
    Computed batchOf64() {
        int[] ids = array("mctc_ids.npy").whole();
        double[][] noise = array("mctc_noise.npy").rows();
        int[] component = IntStream.range(0, noise.length)
                .map(m -> m * ids.length / noise.length)
                .toArray();
        int[] rows = Arrays.stream(component).map(c -> ids[c]).toArray();
        Representation batch =
                Representation.of(name, representation().posteriors().select(ids), factors.select(ids));
        return Computed.of(batch, SETTINGS).drawing(component, points(rows, noise));
    }

    /** A representation that is the samples themselves, one a row. */
    Computed ofSamples() {
        return Computed.of(Representation.of(name, Deterministic.of(samples()), factors), SETTINGS);
    }

    /** Learners see all rows and are judged on the same. */
    Computed learningFromAll() {
        return computed().learning(all(), all());
    }

    /** Learners see the first four fifths of the rows and are judged on the others. */
    Computed learningFromMost() {
        int[] all = all();
        int training = all.length * 4 / 5;
        return computed().learning(Arrays.copyOf(all, training), Arrays.copyOfRange(all, training, all.length));
    }

    int[] minibatch() {
        return array("minibatch_ids.npy").whole();
    }

    double[][] samples() {
        return points(all(), array("sample_noise.npy").rows());
    }

    private int[] all() {
        return IntStream.range(0, size()).toArray();
    }

    private double[][] points(int[] rows, double[][] noise) {
        double[][] points = new double[rows.length][latents()];
        for (int m = 0; m < rows.length; m++) {
            for (int i = 0; i < latents(); i++) {
                points[m][i] = means[rows[m]][i] + deviations[rows[m]][i] * noise[m][i];
            }
        }
        return points;
    }
}
