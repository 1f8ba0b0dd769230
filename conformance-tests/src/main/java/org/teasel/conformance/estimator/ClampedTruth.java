package org.teasel.conformance.estimator;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Representation;
import org.teasel.api.posterior.Density;
import org.teasel.api.posterior.LatentSet;
import org.teasel.conformance.generate.Specimen;
import org.teasel.conformance.oracle.Quadrature;

/**
 * What integration over two independent latents gives for densities that are raised to a floor.
 *
 * @param specimen two latents and a factor
 * @param floor the floor, f
 */
record ClampedTruth(Specimen specimen, double floor) {

    /** What is accepted of a box; densities have kinks where they meet the floor. */
    private static final double TOLERANCE = 1e-5;

    /**
     * What both latents give.
     *
     * @param entropy H(z_0, z_1)
     * @param information I(x; z_0, z_1)
     * @param informationInProduct I(x; z_S) of the two with others whose densities are large and alike in all rows: the
     *     mixture of products is far above the floor then
     */
    record Both(double entropy, double information, double informationInProduct) {}

    private double[] edges(int latent) {
        return IntStream.range(0, specimen.rows())
                .boxed()
                .flatMapToDouble(row -> DoubleStream.of(-8, -4, -2, -1, 0, 1, 2, 4, 8)
                        .map(step -> specimen.centres()[row][latent] + step * specimen.spreads()[row][latent]))
                .sorted()
                .distinct()
                .toArray();
    }

    private double raised(double density) {
        return Math.max(floor, density);
    }

    /** Integrals over one latent: entropy, information alone and in a product, information with the factor. */
    private double[] ofOne(int latent) {
        Representation representation = specimen.representation();
        FactorColumn.Finite column = (FactorColumn.Finite) specimen.factors().get(0);
        int rows = specimen.rows();
        Density[] densities = IntStream.range(0, rows)
                .mapToObj(n -> representation.posteriors().density(n, LatentSet.of(latent)))
                .toArray(Density[]::new);
        double[] frequency = new double[column.values()];
        for (int n = 0; n < rows; n++) {
            for (int v = 0; v < frequency.length; v++) {
                frequency[v] += representation.weight(n) * column.probability(n, v);
            }
        }
        double[] z = new double[2];
        return Quadrature.integrate(
                        (point, values) -> {
                            z[latent] = point[0];
                            double mixture = 0;
                            double ofRaised = 0;
                            double own = 0;
                            double[] joint = new double[frequency.length];
                            for (int n = 0; n < rows; n++) {
                                double p = representation.weight(n);
                                double density = Math.exp(densities[n].log(z));
                                mixture += p * density;
                                ofRaised += p * raised(density);
                                own += p * density * Math.log(raised(density));
                                for (int v = 0; v < joint.length; v++) {
                                    joint[v] += p * density * column.probability(n, v);
                                }
                            }
                            double log = Math.log(raised(mixture));
                            values[0] = -mixture * log;
                            values[1] = own - mixture * log;
                            values[2] = own - mixture * Math.log(ofRaised);
                            values[3] = -mixture * log;
                            for (int v = 0; v < joint.length; v++) {
                                values[3] += joint[v] > 0
                                        ? joint[v] * (Math.log(raised(joint[v])) - Math.log(frequency[v]))
                                        : 0;
                            }
                        },
                        4,
                        TOLERANCE,
                        edges(latent))
                .values();
    }

    double entropyOfOne(int latent) {
        return ofOne(latent)[0];
    }

    double informationOfOne(int latent) {
        return ofOne(latent)[1];
    }

    /** I(x; z_S) of the latent with others whose densities are large and alike in all rows. */
    double informationOfOneInProduct(int latent) {
        return ofOne(latent)[2];
    }

    /** I(z_i; y_0). */
    double mutualInformation(int latent) {
        return ofOne(latent)[3];
    }

    Both ofBoth() {
        Representation representation = specimen.representation();
        double[] values = Quadrature.integrate(
                        (z, sums) -> {
                            double mixture = 0;
                            double density = 0;
                            double own = 0;
                            double ownInProduct = 0;
                            for (int n = 0; n < specimen.rows(); n++) {
                                double p = representation.weight(n);
                                double product = 1;
                                double mass = p;
                                for (int i = 0; i < 2; i++) {
                                    double marginal = Math.exp(representation
                                            .posteriors()
                                            .density(n, LatentSet.of(i))
                                            .log(z));
                                    product *= raised(marginal);
                                    mass *= marginal;
                                }
                                mixture += p * product;
                                density += mass;
                                own += mass * Math.log(raised(product));
                                ownInProduct += mass * Math.log(product);
                            }
                            sums[0] = -density * Math.log(raised(mixture));
                            sums[1] = own + sums[0];
                            sums[2] = ownInProduct - density * Math.log(mixture);
                        },
                        3,
                        TOLERANCE,
                        edges(0),
                        edges(1))
                .values();
        return new Both(values[0], values[1], values[2]);
    }
}
