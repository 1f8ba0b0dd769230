package org.teasel.adapters.onnx.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import org.junit.jupiter.api.Test;
import org.teasel.api.InvalidInputException;

class OnnxModelTest {

    private static OnnxModel model() {
        return new OnnxModel("graph").input("x", ElementType.FLOAT, OnnxModel.OPEN, 2);
    }

    private static void requireRefusal(Runnable building, String... words) {
        assertThatThrownBy(building::run)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void theRuntimeReadsWhatTheModelSaysOfItself() throws OrtException {
        byte[] file = model().node("Relu", "y", "x")
                .output("y", ElementType.FLOAT, OnnxModel.OPEN, 2)
                .metadata("objective", "beta-TCVAE")
                .metadata("steps", "300000")
                .toByteArray();
        OrtEnvironment environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
                OrtSession session = environment.createSession(file, options)) {
            assertThat(session.getMetadata().getCustomMetadata())
                    .containsEntry("objective", "beta-TCVAE")
                    .containsEntry("steps", "300000")
                    .hasSize(2);
            assertThat(session.getMetadata().getGraphName()).isEqualTo("graph");
            assertThat(session.getMetadata().getProducerName()).isEqualTo("teasel");
            TensorInfo input = (TensorInfo) session.getInputInfo().get("x").getInfo();
            assertThat(input.getShape()).containsExactly(-1, 2);
            assertThat(input.getDimensionNames()).containsExactly("batch", "");
        }
    }

    @Test
    void aNameIsGivenOnce() {
        requireRefusal(() -> model().input("x", ElementType.FLOAT, 1), "input 'x'", "already");
        requireRefusal(() -> model().constant("x", 1, 2), "constant 'x'", "already");
        requireRefusal(() -> model().constant("x", new float[2], 2), "constant 'x'", "already");
        requireRefusal(() -> model().node("Relu", "x", "x"), "output of a node 'x'", "already");
        requireRefusal(
                () -> model().output("y", ElementType.FLOAT, 1).output("y", ElementType.FLOAT, 1),
                "output 'y' already");
        requireRefusal(() -> model().metadata("k", "1").metadata("k", "2"), "metadata 'k' already");
        requireRefusal(() -> model().node("Relu", "", "x"), "has no name");
    }

    @Test
    void nodesReadWhatIsThere() {
        requireRefusal(() -> model().node("Relu", "y", "z"), "node Relu reads 'z'");
        requireRefusal(() -> model().output("y", ElementType.FLOAT, 1).toByteArray(), "nothing makes the output 'y'");
        requireRefusal(() -> model().toByteArray(), "no output");
    }

    @Test
    void constantsAreWholeAndFinite() {
        requireRefusal(
                () -> model().constant("w", new float[5], 2, 3), "constant 'w' has 5 numbers", "expected 6", "[2, 3]");
        requireRefusal(
                () -> model().constant("w", new float[] {1, Float.NaN}, 2), "constant 'w', number 1: NaN", "finite");
        requireRefusal(() -> model().constant("w", new float[] {Float.NEGATIVE_INFINITY}, 1), "number 0: -Infinity");
    }
}
