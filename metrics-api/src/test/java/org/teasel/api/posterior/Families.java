package org.teasel.api.posterior;

import java.util.List;

/** Five rows of three latents of every family of posteriors. */
enum Families {
    DIAGONAL {
        @Override
        Posteriors make() {
            return DiagonalGaussian.of(3, MEANS, new double[] {1, .1, 2, .5, .5, .5, 3, .01, 1, 1, 1, 1, .2, .4, .8});
        }
    },
    PARTLY_POINTS {
        @Override
        Posteriors make() {
            return DiagonalGaussian.of(3, MEANS, new double[] {1, 0, 2, .5, .5, 0, 0, 0, 0, 1, 1, 1, .2, .4, .8});
        }
    },
    CORRELATED {
        @Override
        Posteriors make() {
            double[] noise = {1, .5, -.3, .5, 2, .1, -.3, .1, .5};
            return CorrelatedGaussian.ofNoise(
                    3, MEANS, new double[] {1, .1, 2, .5, .5, .5, 3, .01, 1, 1, 1, 1, .2, .4, .8}, noise);
        }
    },
    SINGULAR {
        @Override
        Posteriors make() {
            double[] noise = {1, 1, 2, 1, 1, 2, 2, 2, 5};
            return CorrelatedGaussian.ofNoise(
                    3, MEANS, new double[] {1, .1, 2, .5, .5, 0, 0, 0, 0, 1, 1, 1, .2, .4, .8}, noise);
        }
    },
    DETERMINISTIC {
        @Override
        Posteriors make() {
            return Deterministic.of(3, MEANS);
        }
    },
    CATEGORICAL {
        @Override
        Posteriors make() {
            return Categorical.of(new int[] {2, 1, 3}, new double[] {
                .5, .5, 1, .2, .3, .5, //
                1, 0, 1, 0, 0, 1, //
                .1, .9, 1, .6, 0, .4, //
                .3, .7, 1, .25, .5, .25, //
                0, 1, 1, .9, .1, 0
            });
        }
    },
    FOREIGN {
        @Override
        Posteriors make() {
            return new Uniform(
                    1.5,
                    new double[] {0, 1, 2},
                    new double[] {-1, .5, 2},
                    new double[] {3, 0, -2},
                    new double[] {0, 0, 0},
                    new double[] {1, 1, -1});
        }
    },
    PARTS {
        @Override
        Posteriors make() {
            return PosteriorParts.of(List.of(
                    CORRELATED.make().select(new int[] {0}),
                    FOREIGN.make().select(new int[0]),
                    PARTLY_POINTS.make().select(new int[] {1, 2}),
                    FOREIGN.make().select(new int[] {3, 4})));
        }
    };

    /** Row-major, like all arrays here. */
    static final double[] MEANS = {0, 1, -2, .5, -.5, 2, 1, 0, 3, 0, 0, 0, -1, 1, -1};

    static final int ROWS = 5;
    static final int LATENTS = 3;

    abstract Posteriors make();
}
