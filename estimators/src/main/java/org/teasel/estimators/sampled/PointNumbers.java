package org.teasel.estimators.sampled;

import java.util.random.RandomGenerator;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Random numbers of which the first uniform or normal ones are the coordinates of a point in the unit cube. If the point
 * is random, so are they: whatever is made of them has the distribution that it should have.
 */
final class PointNumbers implements RandomGenerator {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private final double[][] coordinates;
    private final int point;
    private final RandomGenerator others;
    private int next;

    /**
     * Numbers of a point.
     *
     * @param coordinates [coordinate][point]
     * @param point which point
     * @param others where numbers of other kinds come from, and those after the last coordinate
     */
    PointNumbers(double[][] coordinates, int point, RandomGenerator others) {
        this.coordinates = coordinates;
        this.point = point;
        this.others = others;
    }

    @Override
    public long nextLong() {
        return others.nextLong();
    }

    @Override
    public double nextDouble() {
        return next < coordinates.length ? coordinates[next++][point] : others.nextDouble();
    }

    @Override
    public double nextGaussian() {
        return next < coordinates.length
                ? NORMAL.inverseCumulativeProbability(coordinates[next++][point])
                : others.nextGaussian();
    }
}
