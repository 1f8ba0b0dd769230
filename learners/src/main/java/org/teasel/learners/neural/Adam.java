package org.teasel.learners.neural;

/** Adam's moments of one array of parameters (Kingma and Ba, 2015, "Adam: a method for stochastic optimization"). */
final class Adam {

    private static final double FIRST_DECAY = 0.9;
    private static final double SECOND_DECAY = 0.999;
    private static final double FLOOR = 1e-8;

    private final double[] first;
    private final double[] second;
    private double firstBias = 1;
    private double secondBias = 1;

    Adam(int parameters) {
        first = new double[parameters];
        second = new double[parameters];
    }

    /** Moves the parameters against their gradient, and clears the gradient. */
    void step(double[] parameters, double[] gradient, double rate) {
        firstBias *= FIRST_DECAY;
        secondBias *= SECOND_DECAY;
        double scaledRate = rate * Math.sqrt(1 - secondBias) / (1 - firstBias);
        for (int i = 0; i < parameters.length; i++) {
            first[i] = FIRST_DECAY * first[i] + (1 - FIRST_DECAY) * gradient[i];
            second[i] = SECOND_DECAY * second[i] + (1 - SECOND_DECAY) * gradient[i] * gradient[i];
            parameters[i] -= scaledRate * first[i] / (Math.sqrt(second[i]) + FLOOR);
            gradient[i] = 0;
        }
    }
}
