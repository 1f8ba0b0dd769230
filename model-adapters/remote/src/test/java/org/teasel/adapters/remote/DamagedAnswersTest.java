package org.teasel.adapters.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.teasel.api.InvalidInputException;

/** Answers cut short or changed anywhere: refused in words or read, and nothing else. */
class DamagedAnswersTest {

    private static final byte[] JSON = """
            {"model_name": "m", "model_version": "3", "id": null, "outputs": [
              {"name": "mean", "shape": [2, 2], "datatype": "FP32", "data": [[1, 2.5e0], [-3, 0.1]]},
              {"name": "text", "shape": [2], "datatype": "BYTES", "data": ["a", {"b": []}]},
              {"name": "codes", "shape": ["2"], "datatype": "INT64", "parameters": {"binary_data_size": 16, "x": [1]}}
            ]}""".getBytes(StandardCharsets.UTF_8);

    private static byte[] answer() {
        return ByteBuffer.allocate(JSON.length + 16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(JSON)
                .putLong(7)
                .putLong(-1)
                .array();
    }

    @Test
    void theWholeAnswerIsRead() {
        InferenceResponse response = InferenceResponse.read(answer(), JSON.length, Set.of());
        assertThat(response.version()).isEqualTo("3");
        assertThat(response.tensors()).containsOnlyKeys("mean", "codes");
        assertThat(response.tensors().get("mean").values()).containsExactly(1, 2.5, -3, 0.1f);
        assertThat(response.tensors().get("codes").values()).containsExactly(7, -1);
        assertThat(response.tensors().get("codes").whole()).isTrue();
        assertThat(InferenceResponse.read(answer(), JSON.length, Set.of("codes"))
                        .tensors())
                .containsOnlyKeys("codes");
    }

    @Test
    void noPartOfItIsTakenForTheWhole() {
        byte[] answer = answer();
        for (int length = 0; length < answer.length; length++) {
            byte[] part = Arrays.copyOf(answer, length);
            assertThatThrownBy(() ->
                            InferenceResponse.read(part, Math.min(part.length, JSON.length), Set.of("mean", "codes")))
                    .as("%d bytes", length)
                    .isInstanceOf(InvalidInputException.class);
        }
    }

    @Property(tries = 5000)
    void changedBytesNeverDoWorse(
            @ForAll @IntRange(max = 1000) int first,
            @ForAll byte one,
            @ForAll @IntRange(max = 1000) int second,
            @ForAll byte other) {
        byte[] answer = answer();
        answer[first % answer.length] = one;
        answer[second % answer.length] = other;
        try {
            InferenceResponse.read(answer, JSON.length, Set.of("mean", "codes"));
        } catch (InvalidInputException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }
}
