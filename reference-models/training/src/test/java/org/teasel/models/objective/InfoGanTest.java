package org.teasel.models.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.teasel.models.torch.Tensors;

/** Losses of an InfoGAN and their gradients beside the same formulas in plain Java and differences of these. */
class InfoGanTest {

    private static final int SIZE = 4;
    private static final int CATEGORIES = 3;
    /** A logit, three categories, two means and two log variances. */
    private static final int WIDTH = 1 + CATEGORIES + 2 * 2;

    private static final InfoGan OBJECTIVE = new InfoGan(1.5, 0.3);

    private PointerScope scope;

    @BeforeEach
    void open() {
        scope = new PointerScope();
    }

    @AfterEach
    void close() {
        scope.close();
    }

    /** What the discriminator says of generated images, what these were made from, and its logits at real ones. */
    private record Batch(double[] output, int[] categories, double[] codes, double[] real, double rho) {

        static Batch of(long seed, double rho) {
            Random random = new Random(seed);
            return new Batch(
                    random.doubles(SIZE * WIDTH, -2, 2).toArray(),
                    random.ints(SIZE, 0, CATEGORIES).toArray(),
                    random.doubles(SIZE * 2, -1, 1).toArray(),
                    random.doubles(SIZE, -2, 2).toArray(),
                    rho);
        }

        double at(int n, int column) {
            return output[n * WIDTH + column];
        }

        double information() {
            double sum = 0;
            for (int n = 0; n < SIZE; n++) {
                double all = Math.exp(at(n, 1)) + Math.exp(at(n, 2)) + Math.exp(at(n, 3));
                sum -= 1.5 * Math.log(Math.exp(at(n, 1 + categories[n])) / all);
                // The bivariate normal density with its correlation.
                double s1 = Math.exp(at(n, 6) / 2);
                double s2 = Math.exp(at(n, 7) / 2);
                double u1 = (codes[2 * n] - at(n, 4)) / s1;
                double u2 = (codes[2 * n + 1] - at(n, 5)) / s2;
                double rest = 1 - rho * rho;
                double density = Math.exp(-(u1 * u1 - 2 * rho * u1 * u2 + u2 * u2) / (2 * rest))
                        / (2 * Math.PI * s1 * s2 * Math.sqrt(rest));
                sum -= 0.3 * Math.log(density);
            }
            return sum / SIZE;
        }

        double generator() {
            double sum = 0;
            for (int n = 0; n < SIZE; n++) {
                sum -= Math.log(1 / (1 + Math.exp(-at(n, 0))));
            }
            return sum / SIZE + information();
        }

        double discriminator() {
            double sum = 0;
            for (int n = 0; n < SIZE; n++) {
                sum -= Math.log(1 / (1 + Math.exp(-real[n]))) + Math.log(1 - 1 / (1 + Math.exp(-at(n, 0))));
            }
            return sum / SIZE + information();
        }

        Loss loss(Tensor tensor, boolean ofGenerator) {
            GuessedCodes guessed = new GuessedCodes(tensor, CATEGORIES, new Noise(rho));
            double[] oneHot = new double[SIZE * CATEGORIES];
            for (int n = 0; n < SIZE; n++) {
                oneHot[n * CATEGORIES + categories[n]] = 1;
            }
            Tensor d = Tensors.of(oneHot, SIZE, CATEGORIES);
            Tensor c = Tensors.of(codes, SIZE, 2);
            Tensor logits = tensor.select(1, 0);
            return ofGenerator
                    ? OBJECTIVE.generator(logits, guessed, d, c)
                    : OBJECTIVE.discriminator(Tensors.of(real, SIZE), logits, guessed, d, c);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.9})
    void valuesAreTheFormulasAndGradientsTheirSlopes(double rho) {
        for (long seed = 1; seed <= 3; seed++) {
            Batch batch = Batch.of(seed, rho);
            compare(batch, true, Batch::generator);
            compare(batch, false, Batch::discriminator);
        }
    }

    private static void compare(Batch batch, boolean ofGenerator, ToDoubleFunction<Batch> formula) {
        Tensor output = Tensors.of(batch.output(), SIZE, WIDTH);
        output.set_requires_grad(true);
        Loss loss = batch.loss(output, ofGenerator);
        assertThat(loss.total().item_double()).isCloseTo(formula.applyAsDouble(batch), within(1e-10));
        loss.total().backward();
        double[] gradient = Tensors.doubles(output.grad());
        double step = 1e-5;
        for (int k = 0; k < gradient.length; k++) {
            double at = batch.output()[k];
            batch.output()[k] = at + step;
            double above = formula.applyAsDouble(batch);
            batch.output()[k] = at - step;
            double below = formula.applyAsDouble(batch);
            batch.output()[k] = at;
            double slope = (above - below) / (2 * step);
            assertThat(gradient[k]).as("number %d", k).isCloseTo(slope, within(1e-6 * (1 + Math.abs(slope))));
        }
    }

    @Test
    void codesThatAreNotThereCostNothing() {
        Tensor output = Tensors.of(new double[] {1, 2}, 2, 1);
        Tensor none = output.narrow(1, 0, 0);
        Loss loss = OBJECTIVE.generator(output.select(1, 0), new GuessedCodes(output, 0, Noise.FACTORISED), none, none);
        assertThat(loss.total().item_double())
                .isCloseTo((Math.log1p(Math.exp(-1)) + Math.log1p(Math.exp(-2))) / 2, within(1e-12));
        assertThat(loss.terms()).containsOnlyKeys("generator");
    }
}
