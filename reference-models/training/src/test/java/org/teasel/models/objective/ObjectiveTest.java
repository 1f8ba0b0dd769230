package org.teasel.models.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.teasel.api.InvalidInputException;
import org.teasel.api.information.MinibatchTotalCorrelation.Weighting;
import org.teasel.models.torch.Tensors;

/** Objectives and their gradients beside the same formulas in plain Java and differences of these. */
class ObjectiveTest {

    private static final int STEP = 30;
    private static final double ETA = 14;

    private PointerScope scope;

    @BeforeEach
    void open() {
        scope = new PointerScope();
    }

    @AfterEach
    void close() {
        scope.close();
    }

    record Case(Objective objective, double rho, ToDoubleFunction<PlainPass> formula) {
        @Override
        public String toString() {
            return objective + ", rho = " + rho;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(0.0, 0.6)
                .flatMap(rho -> Stream.concat(
                        Stream.of(
                                new Case(new Vae(), rho, p -> p.reconstruction() + p.kl()),
                                new Case(new BetaVae(4), rho, p -> p.reconstruction() + 4 * p.kl()),
                                new Case(
                                        new AnnealedVae(7, 25, 120),
                                        rho,
                                        p -> p.reconstruction() + 7 * Math.abs(p.kl() - 25.0 * STEP / 120)),
                                new Case(
                                        new AnnealedVae(7, 3, 10),
                                        rho,
                                        p -> p.reconstruction() + 7 * Math.abs(p.kl() - 3)),
                                new Case(
                                        new FactorVae(6.4),
                                        rho,
                                        p -> p.reconstruction() + p.kl() + 6.4 * p.meanLogit()),
                                new Case(
                                        new RtcVae(6, 100),
                                        rho,
                                        p -> p.reconstruction() + p.kl() + 6 * p.meanLogit() + ETA * p.trace()),
                                new Case(
                                        new AdversarialAutoencoder(5),
                                        rho,
                                        p -> p.reconstruction()
                                                + 5 * PlainPass.mean(n -> Math.log(1 + Math.exp(p.logit(n))))),
                                new Case(new DipVaeOne(10, 5), rho, p -> decorrelated(p, false)),
                                new Case(new DipVaeTwo(10, 5), rho, p -> decorrelated(p, true))),
                        Stream.of(Weighting.values())
                                .map(w -> new Case(
                                        new BetaTcVae(0.5, 6, 2, w),
                                        rho,
                                        p -> p.reconstruction()
                                                + 0.5 * (p.logPosterior() - p.logAggregated(w))
                                                + 6 * (p.logAggregated(w) - p.logMarginals(w))
                                                + 2 * (p.logMarginals(w) - p.logPrior())))));
    }

    private static double decorrelated(PlainPass pass, boolean ofDraws) {
        double[] penalty = pass.decorrelation(ofDraws);
        return pass.reconstruction() + pass.kl() + 10 * penalty[0] + 5 * penalty[1];
    }

    @ParameterizedTest
    @MethodSource("cases")
    void valueIsTheFormulasAndGradientItsSlope(Case given) {
        for (long seed = 1; seed <= 3; seed++) {
            PlainPass plain = new PlainPass(seed, given.rho());
            Tensor encoded = tensor(plain.encoded);
            encoded.set_requires_grad(true);
            Loss loss = given.objective().loss(pass(plain, encoded));
            assertThat(loss.total().item_double())
                    .isCloseTo(
                            given.formula().applyAsDouble(plain),
                            within(1e-10 * (1 + Math.abs(loss.total().item_double()))));
            loss.total().backward();
            double[] gradient = Tensors.doubles(encoded.grad());
            for (int n = 0; n < PlainPass.SIZE; n++) {
                for (int k = 0; k < 2 * PlainPass.LATENTS; k++) {
                    double slope = slope(plain, given.formula(), n, k);
                    assertThat(gradient[n * 2 * PlainPass.LATENTS + k])
                            .as("row %d, column %d", n, k)
                            .isCloseTo(slope, within(1e-6 * (1 + Math.abs(slope))));
                }
            }
        }
    }

    private static double slope(PlainPass plain, ToDoubleFunction<PlainPass> formula, int n, int k) {
        double step = 1e-5;
        double at = plain.encoded[n][k];
        plain.encoded[n][k] = at + step;
        double above = formula.applyAsDouble(plain);
        plain.encoded[n][k] = at - step;
        double below = formula.applyAsDouble(plain);
        plain.encoded[n][k] = at;
        return (above - below) / (2 * step);
    }

    private static Pass pass(PlainPass plain, Tensor encoded) {
        Codes codes = Codes.gaussian(encoded, tensor(plain.normals), new Noise(plain.rho));
        Tensor logits = torch.matmul(codes.sample(), tensor(plain.decoder).t());
        Tensor discriminated = torch.matmul(
                codes.sample(), tensor(new double[][] {plain.discriminator}).t());
        return new Pass(
                Reconstruction.error(
                        logits.reshape(-1, 1, 2, 2), tensor(plain.images).reshape(-1, 1, 2, 2)),
                codes,
                Optional.of(discriminated.flatten(0, -1)),
                PlainPass.POPULATION,
                STEP,
                ETA);
    }

    private static Tensor tensor(double[][] rows) {
        return Tensors.of(Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray(), rows.length, rows[0].length);
    }

    private static double value(Objective objective, PlainPass plain) {
        return objective.loss(pass(plain, tensor(plain.encoded))).total().item_double();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.9})
    void limitsAreTheVae(double rho) {
        PlainPass plain = new PlainPass(5, rho);
        double vae = value(new Vae(), plain);
        for (Objective same : List.of(new BetaVae(1), new FactorVae(0), new DipVaeOne(0, 0), new DipVaeTwo(0, 0))) {
            assertThat(value(same, plain)).as(same.id()).isEqualTo(vae);
        }
        double sampledElbo = plain.reconstruction() + plain.logPosterior() - plain.logPrior();
        for (Weighting weighting : Weighting.values()) {
            assertThat(value(new BetaTcVae(1, 1, 1, weighting), plain)).isCloseTo(sampledElbo, within(1e-10));
        }
    }

    @Test
    void correlatedDivergenceExceedsTheFactorisedByAConstant() {
        for (long seed = 1; seed <= 5; seed++) {
            PlainPass plain = new PlainPass(seed, 0);
            Tensor encoded = tensor(plain.encoded);
            Tensor normals = tensor(plain.normals);
            double factorised =
                    Codes.gaussian(encoded, normals, Noise.FACTORISED).kl().item_double();
            double correlated =
                    Codes.gaussian(encoded, normals, new Noise(0.9)).kl().item_double();
            // Eigenvalues of Sigma for L = 3: 0.1 twice, and 1 + 2 * 0.9.
            assertThat(correlated - factorised).isCloseTo(-0.5 * Math.log(0.1 * 0.1 * 2.8), within(1e-12));
        }
    }

    @Test
    void noiseHasTheCovarianceItSays() {
        Noise noise = new Noise(0.9);
        torch.manual_seed(1);
        Tensor drawn = noise.from(torch.randn(200_000, 4));
        double[] covariance = Tensors.doubles(torch.cov(drawn.t()));
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                assertThat(covariance[3 * i + j]).isCloseTo(i == j ? 1 : 0.9, within(0.02));
            }
        }
        assertThat(new Noise(0.7).logDeterminant(1)).isZero();
        assertThat(Noise.FACTORISED.logDeterminant(10)).isZero();
    }

    @Test
    void etaGrowsWhileTheVarianceIsLarge() {
        RtcVae objective = new RtcVae(20, 10);
        assertThat(objective.state()).isEqualTo(20);
        assertThat(new RtcVae(2, 10).state()).isEqualTo(10);
        assertThat(objective.next(20, Map.of("variance", 0.05), 9)).isEqualTo(24);
        assertThat(objective.next(20, Map.of("variance", 0.05), 8)).isEqualTo(20);
        assertThat(objective.next(20, Map.of("variance", 0.03), 9)).isEqualTo(20);
    }

    @Test
    void etaIsLeftOutWhereTheVarianceIsSmall() {
        PlainPass plain = new PlainPass(1, 0);
        for (double[] row : plain.encoded) {
            Arrays.fill(row, PlainPass.LATENTS, 2 * PlainPass.LATENTS, Math.log(0.003));
        }
        assertThat(plain.trace()).isLessThan(0.01);
        assertThat(value(new RtcVae(6, 100), plain))
                .isCloseTo(plain.reconstruction() + plain.kl() + 6 * plain.meanLogit(), within(1e-10));
    }

    @Test
    void discriminatorsLossIsTheCrossEntropy() {
        double[] here = {0.3, -2, 40};
        double[] there = {-1, 0.5, -50};
        double expected = 0;
        for (int n = 0; n < 3; n++) {
            expected += Math.log1p(Math.exp(-here[n])) + Math.log1p(Math.exp(there[n]));
        }
        assertThat(Contrast.loss(Tensors.of(here, 3), Tensors.of(there, 3)).item_double())
                .isCloseTo(expected / 6, within(1e-9));
    }

    @Test
    void reconstructionDoesNotOverflow() {
        Tensor logits = Tensors.of(new double[] {-800, 800, -800, 800}, 1, 1, 2, 2);
        Tensor pixels = Tensors.of(new double[] {0, 1, 1, 0}, 1, 1, 2, 2);
        assertThat(Reconstruction.error(logits, pixels).item_double()).isEqualTo(1600);
    }

    @Test
    void pointsHaveNoDivergence() {
        Codes points = Codes.points(Tensors.of(new double[] {1, 2}, 1, 2));
        assertThatThrownBy(points::kl)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("codes without noise");
        assertThat(points.sample()).isSameAs(points.mean());
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(() -> new BetaVae(-1)).hasMessageContaining("beta is -1.0");
        assertThatThrownBy(() -> new BetaVae(Double.NaN)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Noise(1)).hasMessageContaining("[0, 1)");
        assertThatThrownBy(() -> new AnnealedVae(1, 1, 0)).hasMessageContaining("0 steps");
        assertThatThrownBy(() -> new RtcVae(1, 0)).hasMessageContaining("every 0 steps");
        PlainPass plain = new PlainPass(1, 0);
        Pass pass = pass(plain, tensor(plain.encoded));
        Pass small = new Pass(pass.reconstruction(), pass.codes(), Optional.empty(), 4, 0, 0);
        assertThatThrownBy(() -> new BetaTcVae(1, 6, 1, Weighting.MSS1).loss(small))
                .hasMessageContaining("5 of 4 observations");
    }
}
