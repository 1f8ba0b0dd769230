package org.teasel.adapters.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.teasel.adapters.onnx.file.ElementType;
import org.teasel.adapters.onnx.file.OnnxModel;
import org.teasel.adapters.onnx.file.OnnxNode;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Observations;
import org.teasel.api.data.Representation;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.metric.Score;
import org.teasel.api.posterior.Categorical;
import org.teasel.api.posterior.CorrelatedGaussian;
import org.teasel.api.posterior.Deterministic;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.spi.Plugins;
import org.teasel.metrics.Evaluation;
import org.teasel.metrics.Evaluator;
import org.teasel.metrics.MetricCatalogue;

/**
 * Every family of posteriors from a file to a score. Observations are two factors of four values, one-hot, in all 16
 * combinations, so that scores are known in closed form.
 */
class OnnxFamiliesTest {

    private static final int ROWS = 16;
    private static final Offset<Double> SINGLE_PRECISION = within(1e-6);

    @TempDir
    Path folder;

    private static Observations oneHot() {
        float[] values = new float[ROWS * 8];
        for (int row = 0; row < ROWS; row++) {
            values[row * 8 + row % 4] = 1;
            values[row * 8 + 4 + row / 4] = 1;
        }
        return Observations.of(new int[] {2, 4}, values);
    }

    private static OnnxModel model() {
        return new OnnxModel("tiny").input("x", ElementType.FLOAT, -1, 2, 4);
    }

    private Posteriors encode(OnnxModel model, Map<String, String> options) {
        try (Encoder encoder =
                new OnnxEncoderProvider().open(ModelFiles.write(model, folder).toString(), options)) {
            return encoder.encode(oneHot());
        }
    }

    private static double[] scores(Posteriors posteriors, String metrics) {
        int[][] codes = new int[ROWS][];
        for (int row = 0; row < ROWS; row++) {
            codes[row] = new int[] {row % 4, row / 4};
        }
        Plugins plugins = Plugins.discover();
        Evaluation evaluation = Evaluator.of(plugins)
                .evaluate(
                        Representation.of("families", posteriors, Factors.categorical(List.of("a", "b"), codes)),
                        MetricCatalogue.of(plugins).select(metrics));
        return evaluation.scores().stream()
                .map(Score::outcome)
                .peek(outcome -> assertThat(outcome).isInstanceOf(Score.Defined.class))
                .mapToDouble(outcome -> ((Score.Defined) outcome).measurement().value())
                .toArray();
    }

    /** One-hot times log 3: the right value has 3 of 6 parts. */
    private static OnnxModel soft() {
        return model().constant("scale", new float[] {(float) Math.log(3)}, 1).node("Mul", "logits", "x", "scale");
    }

    private static void requireSoft(Posteriors posteriors) {
        assertThat(posteriors).isInstanceOf(Categorical.class);
        assertThat(((Categorical) posteriors).probability(5, 1, 1)).isCloseTo(0.5, SINGLE_PRECISION);
        assertThat(((Categorical) posteriors).probability(5, 1, 2)).isCloseTo(1 / 6.0, SINGLE_PRECISION);
        double information = Math.log(4) - 0.5 * Math.log(2) - 0.5 * Math.log(6);
        double[] scores = scores(posteriors, "mig,rmig");
        assertThat(scores[0]).isCloseTo(information / Math.log(4), SINGLE_PRECISION);
        assertThat(scores[1]).isCloseTo(information, SINGLE_PRECISION);
    }

    @Test
    void logits() {
        requireSoft(encode(soft().output("logits", ElementType.FLOAT, -1, 2, 4), Map.of("logits", "logits")));
    }

    @Test
    void probabilities() {
        OnnxModel model = soft().node(OnnxNode.of("Softmax", "p", "logits").with("axis", -1))
                .output("p", ElementType.FLOAT, -1, 2, 4);
        requireSoft(encode(model, Map.of("probabilities", "p")));
    }

    @Test
    void numbersThatAreNoProbabilitiesAreRefused() {
        OnnxModel model = soft().output("logits", ElementType.FLOAT, -1, 2, 4);
        assertThatThrownBy(() -> encode(model, Map.of("probabilities", "logits")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(
                        ".onnx: output 'logits', row 0 of the batch, latent 0: the probabilities add up to 1.09");
    }

    private static OnnxModel quantised() {
        return model().node(OnnxNode.of("ArgMax", "codes", "x").with("axis", 2).with("keepdims", 0));
    }

    @Test
    void codesOfABook() {
        Posteriors posteriors = encode(
                quantised().output("codes", ElementType.INT64, -1, 2), Map.of("codes", "codes", "codebook", "512"));
        assertThat(posteriors.mean(7, 0)).isEqualTo(3);
        assertThat(posteriors.mean(7, 1)).isEqualTo(1);
        double[] scores = scores(posteriors, "mig,rmig,modularity,dci");
        assertThat(scores[0]).isCloseTo(1, within(1e-12));
        assertThat(scores[1]).isCloseTo(Math.log(4), within(1e-12));
        assertThat(scores[2]).isCloseTo(1, within(1e-12));
    }

    @Test
    void codesInFloatsAreReadAndThoseThatAreNoneRefused() {
        OnnxModel floats = quantised()
                .node(OnnxNode.of("Cast", "z", "codes").with("to", ElementType.FLOAT.code()))
                .output("z", ElementType.FLOAT, -1, 2);
        assertThat(encode(floats, Map.of("codes", "z", "codebook", "4")).mean(7, 0))
                .isEqualTo(3);
        assertThatThrownBy(() -> encode(floats, Map.of("codes", "z", "codebook", "3")))
                .hasMessageContaining("output 'z', row 3 of the batch, position 0: 3.0, expected a whole number from 0"
                        + " to 2, as codebook is 3");
        OnnxModel whole = quantised().output("codes", ElementType.INT64, -1, 2);
        assertThatThrownBy(() -> encode(whole, Map.of()))
                .hasMessageContaining("output 'codes' holds whole numbers, expected floats; codes=codes");
    }

    /** The values of the two factors around 0, [batch, 2]. */
    private static OnnxModel means() {
        float[] weights = new float[16];
        for (int k = 0; k < 4; k++) {
            weights[2 * k] = k;
            weights[2 * (k + 4) + 1] = k;
        }
        return model().constant("w", weights, 8, 2)
                .constant("b", new float[] {-1.5f, -1.5f}, 2)
                .node("Flatten", "flat", "x")
                .node("Gemm", "mean", "flat", "w", "b")
                .output("mean", ElementType.FLOAT, -1, 2);
    }

    /** The same matrix for all. */
    private static OnnxModel matrix(String name, float... entries) {
        return means().constant("none", new float[32], 8, 4)
                .constant("entries", entries, 4)
                .constant("square", -1, 2, 2)
                .node("Gemm", "vector", "flat", "none", "entries")
                .node("Reshape", name, "vector", "square")
                .output(name, ElementType.FLOAT, -1, 2, 2);
    }

    private static void requireCorrelated(Posteriors posteriors) {
        assertThat(posteriors).isInstanceOf(CorrelatedGaussian.class);
        assertThat(posteriors.covariance(9, 0, 1)).isCloseTo(0.6, SINGLE_PRECISION);
        double[] scores = scores(posteriors, "conditional-tc,tc:gaussian-sampled");
        assertThat(scores[0]).isCloseTo(-0.5 * Math.log(1 - 0.36), SINGLE_PRECISION);
        assertThat(scores[1]).isCloseTo(-0.5 * Math.log(1 - 0.36 / (2.25 * 2.25)), SINGLE_PRECISION);
    }

    @Test
    void aFactorOfTheCovariance() {
        requireCorrelated(encode(matrix("scale_tril", 1, 0, 0.6f, 0.8f), Map.of()));
    }

    @Test
    void aCovariance() {
        requireCorrelated(encode(matrix("noise", 1, 0.6f, 0.6f, 1), Map.of("covariance", "noise")));
        assertThatThrownBy(() -> encode(matrix("noise", 1, 2, 2, 1), Map.of("covariance", "noise")))
                .hasMessageContaining("output 'noise': covariance, row 0: expected a positive semidefinite matrix");
    }

    @Test
    void pointsWithoutNoise() {
        Posteriors posteriors = encode(means(), Map.of());
        assertThat(posteriors).isInstanceOf(Deterministic.class);
        assertThat(scores(posteriors, "mig")[0]).isCloseTo(1, within(1e-12));
    }
}
