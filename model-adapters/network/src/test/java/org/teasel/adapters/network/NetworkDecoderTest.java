package org.teasel.adapters.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Observations;

class NetworkDecoderTest {

    /** Two latents a and b make the image [[a, b], [a + b, 1]]. */
    private static ScriptedNetwork network(long batch, Map<String, TensorShape> outputs) {
        return new ScriptedNetwork(TensorShape.of(batch, 2), outputs, images(0));
    }

    private static Function<Feed, Map<String, Tensor>> images(double more) {
        return feed -> {
            double[] values = new double[4 * feed.rows()];
            for (int row = 0; row < feed.rows(); row++) {
                float a = feed.values()[2 * row];
                float b = feed.values()[2 * row + 1];
                System.arraycopy(new double[] {a, b, a + b + more, 1}, 0, values, 4 * row, 4);
            }
            return Map.of("pixels", Tensor.of(TensorShape.of(feed.rows(), 1, 2, 2), values));
        };
    }

    private static double[][] rows(int count) {
        double[][] z = new double[count][2];
        for (int row = 0; row < count; row++) {
            z[row] = new double[] {row, -row / 2.0};
        }
        return z;
    }

    private static void requireImages(Observations images, int count) {
        assertThat(images.size()).isEqualTo(count);
        assertThat(images.shape()).containsExactly(1, 2, 2);
        for (int row = 0; row < count; row++) {
            assertThat(images.values()[4 * row]).isEqualTo(row);
            assertThat(images.values()[4 * row + 2]).isEqualTo(row / 2f);
        }
    }

    @Test
    void rowsComeInBatches() {
        Map<String, TensorShape> outputs = Map.of("pixels", TensorShape.of(-1, 1, 2, 2));
        ScriptedNetwork open = network(-1, outputs);
        requireImages(
                NetworkDecoder.of(open, NetworkOptions.parseDecoder("x", Map.of("batch", "3")))
                        .decode(rows(7)),
                7);
        assertThat(open.feeds).extracting(Feed::rows).containsExactly(3, 3, 1);
        ScriptedNetwork fixed = network(4, outputs);
        requireImages(NetworkDecoder.of(fixed, NetworkOptions.NONE).decode(rows(7)), 7);
        assertThat(fixed.feeds).extracting(Feed::rows).containsExactly(4, 4);
        ScriptedNetwork unknown = network(-1, Map.of());
        requireImages(NetworkDecoder.of(unknown, NetworkOptions.NONE).decode(rows(2)), 2);
    }

    @Test
    void theOutputIsTheOnlyOneOrTold() {
        Map<String, TensorShape> two = Map.of("pixels", TensorShape.of(-1, 1, 2, 2), "hidden", TensorShape.of(-1, 3));
        ScriptedNetwork network = network(-1, two);
        assertThatThrownBy(() -> NetworkDecoder.of(network, NetworkOptions.NONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("scripted.net: the model has 2 outputs", "output=NAME");
        assertThat(network.closed).isEqualTo(1);
        assertThatThrownBy(
                        () -> NetworkDecoder.of(network, NetworkOptions.parseDecoder("x", Map.of("output", "image"))))
                .hasMessageContaining("no output 'image'");
        requireImages(
                NetworkDecoder.of(network, NetworkOptions.parseDecoder("x", Map.of("output", "pixels")))
                        .decode(rows(2)),
                2);
        assertThatThrownBy(() -> NetworkOptions.parseDecoder("x", Map.of("logvar", "l")))
                .hasMessageContaining("x, for a decoder, has no option 'logvar'; it has batch, input, output");
    }

    @Test
    void whatIsNoImageIsRefused() {
        Map<String, TensorShape> outputs = Map.of("pixels", TensorShape.of(-1, 1, 2, 2));
        NetworkDecoder decoder = NetworkDecoder.of(network(-1, outputs), NetworkOptions.NONE);
        assertThatThrownBy(() -> decoder.decode(new double[][] {{1, 2, 3}}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("scripted.net: input 'input'", "[3]");
        assertThatThrownBy(() -> decoder.decode(new double[][] {{1, 2}, {3}})).hasMessageContaining("row 1");
        assertThatThrownBy(() -> decoder.decode(new double[][] {{1, Double.NaN}}))
                .hasMessageContaining("row 0 of the latents is [1.0, NaN]");
        assertThatThrownBy(() -> decoder.decode(new double[0][])).hasMessageContaining("no latents");
        NetworkDecoder infinite = NetworkDecoder.of(
                new ScriptedNetwork(TensorShape.of(-1, 2), outputs, images(Double.POSITIVE_INFINITY)),
                NetworkOptions.NONE);
        assertThatThrownBy(() -> infinite.decode(rows(2)))
                .hasMessageContaining("the observation of row 0 has Infinity at place 2, expected a finite number");
        NetworkDecoder lone = NetworkDecoder.of(
                new ScriptedNetwork(
                        TensorShape.of(-1, 2),
                        outputs,
                        feed -> Map.of("pixels", Tensor.of(TensorShape.of(1, 4), new double[4]))),
                NetworkOptions.NONE);
        assertThatThrownBy(() -> lone.decode(rows(2))).hasMessageContaining("[1, 4] for 2 rows of latents");
    }

    @Test
    void itIsClosedOnce() {
        ScriptedNetwork network = network(-1, Map.of());
        NetworkDecoder decoder = NetworkDecoder.of(network, NetworkOptions.NONE);
        decoder.close();
        decoder.close();
        assertThat(network.closed).isEqualTo(1);
        assertThatThrownBy(() -> decoder.decode(rows(1))).isInstanceOf(IllegalStateException.class);
    }
}
