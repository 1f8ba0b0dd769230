package org.teasel.conformance.estimator;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.teasel.api.Quantisation;
import org.teasel.conformance.generate.Generator;
import org.teasel.conformance.generate.Kind;
import org.teasel.conformance.generate.Noises;
import org.teasel.conformance.generate.Specimen;
import org.teasel.conformance.generate.Specimens;

/**
 * Specimens of which posteriors lie in all ways about a range of bins: inside one bin, on an edge, half outside, far
 * outside, wide, and points.
 *
 * @param specimens what else they are
 */
record Corners(Specimens specimens) implements Generator<Specimen> {

    private static final double LOW = -1.5;

    private static final double HIGH = 2;

    /** Centres and spreads; bins are cut by an odd or even number over the range. */
    private static final List<double[]> PLACES = List.of(
            new double[] {0.25, 0.8},
            new double[] {-0.5, 0.4},
            // In one bin, on the edge between two of seven, and within rounding of one.
            new double[] {0.25, 0.01},
            new double[] {0.5, 0.01},
            new double[] {0.2, 1e-9},
            // Half outside, narrow and wide.
            new double[] {LOW, 0.01},
            new double[] {HIGH, 0.01},
            new double[] {LOW, 0.5},
            new double[] {HIGH, 0.5},
            // Mostly outside, with a tail in the range.
            new double[] {LOW - 0.6, 0.3},
            new double[] {HIGH + 0.6, 0.3},
            // So far outside that next to nothing is in the range.
            new double[] {LOW - 40, 1},
            new double[] {HIGH + 40, 1},
            new double[] {0.3, 12},
            // Points inside, at both ends of the range and outside.
            new double[] {0.3, 0},
            new double[] {LOW, 0},
            new double[] {HIGH, 0},
            new double[] {LOW - 1, 0},
            new double[] {HIGH + 1, 0});

    /** With so little in the range that two of them, independent, have next to nothing in it together. */
    private static final List<double[]> FAINT = List.of(new double[] {LOW - 1.2, 0.3}, new double[] {HIGH + 1.2, 0.3});

    /** Few bins over the range. */
    static Quantisation cut(RandomGenerator random, Quantisation.Rule rule) {
        return new Quantisation(rule, 5 + random.nextInt(3), LOW, HIGH);
    }

    @Override
    public Specimen generate(RandomGenerator random, int size) {
        Specimen specimen = specimens.generate(random, size);
        boolean points = specimen.kind() == Kind.DIAGONAL || specimen.kind() == Kind.CORRELATED;
        boolean faint = random.nextInt(5) == 0;
        List<double[]> places = faint ? FAINT : PLACES;
        double[][] centres = new double[specimen.rows()][specimen.latents()];
        double[][] spreads = new double[specimen.rows()][specimen.latents()];
        for (int row = 0; row < centres.length; row++) {
            for (int i = 0; i < centres[row].length; i++) {
                double[] place = places.get(random.nextInt(places.size()));
                centres[row][i] = place[0];
                spreads[row][i] = place[1] == 0 && !points ? 0.1 : place[1];
            }
        }
        Specimen placed = specimen.with(centres, spreads);
        return faint ? placed.withNoise(Noises.independent(specimen.latents())) : placed;
    }

    @Override
    public Stream<Specimen> simpler(Specimen specimen) {
        return specimens
                .simpler(specimen)
                .filter(simpler ->
                        simpler.kind() == specimen.kind() && simpler.centres().length < specimen.centres().length);
    }
}
