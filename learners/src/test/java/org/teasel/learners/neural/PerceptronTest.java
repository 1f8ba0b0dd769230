package org.teasel.learners.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PerceptronTest {

    private static final int ROWS = 4;
    private static final double STEP = 1e-6;

    /** Of the sum of squared outputs, by every weight and bias, against symmetric differences. */
    @Test
    void backwardGivesTheDerivativesOfForward() {
        SplittableRandom random = new SplittableRandom(1);
        Perceptron perceptron = new Perceptron(List.of(3, 5, 4), ROWS, random);
        for (int i = 0; i < ROWS * 3; i++) {
            perceptron.input()[i] = random.nextDouble() - 0.5;
        }
        double[] outputs = perceptron.forward(ROWS);
        for (int row = 0; row < ROWS; row++) {
            perceptron.outputGradient()[row] = 2 * outputs[row];
        }
        perceptron.backward(ROWS);
        for (DenseLayer layer : perceptron.layers()) {
            for (int kind = 0; kind < 2; kind++) {
                double[] parameters = layer.parameters()[kind];
                for (int i = 0; i < parameters.length; i++) {
                    double kept = parameters[i];
                    parameters[i] = kept + STEP;
                    double above = loss(perceptron);
                    parameters[i] = kept - STEP;
                    double below = loss(perceptron);
                    parameters[i] = kept;
                    assertThat(layer.gradients()[kind][i]).isCloseTo((above - below) / (2 * STEP), within(1e-7));
                }
            }
        }
    }

    private static double loss(Perceptron perceptron) {
        double[] outputs = perceptron.forward(ROWS);
        double sum = 0;
        for (int row = 0; row < ROWS; row++) {
            sum += outputs[row] * outputs[row];
        }
        return sum;
    }

    /** Whatever the gradient's size, Adam's first step is as long as the rate. */
    @Test
    void adamStepsByTheRateAndClearsTheGradient() {
        double[] parameters = {1, 1, 1};
        double[] gradient = {1e-3, -500, 0};
        new Adam(3).step(parameters, gradient, 0.1);
        assertThat(parameters[0]).isCloseTo(0.9, within(1e-4));
        assertThat(parameters[1]).isCloseTo(1.1, within(1e-4));
        assertThat(parameters[2]).isEqualTo(1);
        assertThat(gradient).containsOnly(0);
    }
}
