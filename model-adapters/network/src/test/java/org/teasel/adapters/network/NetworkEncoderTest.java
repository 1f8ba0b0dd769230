package org.teasel.adapters.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Observations;
import org.teasel.api.posterior.Deterministic;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.Posteriors;

class NetworkEncoderTest {

    /** Doubles its input, [batch, 2]; an observation of a number below 0 has none. */
    private static Map<String, Tensor> doubled(Feed feed) {
        float[] values = new float[feed.values().length];
        for (int k = 0; k < values.length; k++) {
            values[k] = feed.values()[k] < 0 ? Float.NaN : 2 * feed.values()[k];
        }
        return Map.of("mean", Tensor.of(TensorShape.of(feed.rows(), values.length / feed.rows()), values));
    }

    private static ScriptedNetwork network(long... input) {
        return new ScriptedNetwork(
                TensorShape.of(input), Map.of("mean", TensorShape.UNKNOWN), NetworkEncoderTest::doubled);
    }

    private static NetworkOptions options(String... pairs) {
        Map<String, String> options = new HashMap<>();
        for (int k = 0; k < pairs.length; k += 2) {
            options.put(pairs[k], pairs[k + 1]);
        }
        return NetworkOptions.parse("scripted", options);
    }

    private static Observations counting(int rows) {
        float[] values = new float[2 * rows];
        for (int k = 0; k < values.length; k++) {
            values[k] = k;
        }
        return Observations.of(new int[] {2}, values);
    }

    private static void requireDoubled(Posteriors posteriors, int rows) {
        assertThat(posteriors.size()).isEqualTo(rows);
        for (int row = 0; row < rows; row++) {
            assertThat(posteriors.mean(row, 1)).isEqualTo(2 * (2 * row + 1));
        }
    }

    @Test
    void runsAreOfTheBatchAndTheLastOneIsShorter() {
        ScriptedNetwork network = network(-1, 2);
        requireDoubled(NetworkEncoder.of(network, options("batch", "3")).encode(counting(7)), 7);
        assertThat(network.feeds).extracting(Feed::rows).containsExactly(3, 3, 1);
    }

    @Test
    void aFixedBatchIsFilledUpWithZeros() {
        ScriptedNetwork network = network(3, 2);
        NetworkEncoder encoder = NetworkEncoder.of(network, NetworkOptions.NONE);
        requireDoubled(encoder.encode(counting(4)), 4);
        assertThat(encoder.batchSize()).isEqualTo(3);
        assertThat(network.feeds).extracting(Feed::rows).containsExactly(3, 3);
        assertThat(network.feeds.get(1).values()).containsExactly(6, 7, 0, 0, 0, 0);
    }

    @Test
    void observationsAreNotCopiedForOneRunAndStayAsTheyAre() {
        ScriptedNetwork network = network(-1, 2);
        Observations observations = counting(5);
        NetworkEncoder.of(network, NetworkOptions.NONE).encode(observations);
        assertThat(network.feeds.get(0).values()).isSameAs(observations.values());
    }

    @Test
    void aRowIsCountedInTheBatchNotInItsRun() {
        Observations observations = Observations.of(new int[] {2}, new float[] {1, 1, 1, 1, 1, 1, 1, 1, 1, -1});
        assertThatThrownBy(() ->
                        NetworkEncoder.of(network(-1, 2), options("batch", "2")).encode(observations))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("scripted.net: output 'mean', row 4 of the batch, latent 1: NaN, expected a finite number");
    }

    @Test
    void outputsThatShowInARunOnlyAreAskedForOnce() {
        ScriptedNetwork network = new ScriptedNetwork(TensorShape.UNKNOWN, Map.of(), NetworkEncoderTest::doubled);
        NetworkEncoder encoder = NetworkEncoder.of(network, options("batch", "2"));
        Posteriors posteriors = encoder.encode(counting(4));
        assertThat(posteriors).isInstanceOf(Deterministic.class);
        requireDoubled(posteriors, 4);
        assertThat(network.asked).containsExactly(Set.of(), Set.of("mean"));
    }

    @Test
    void outputsWithoutNamesAreTold() {
        ScriptedNetwork pair = ScriptedNetwork.giving("0", new long[] {1}, 3, 5)
                .and(ScriptedNetwork.giving("1", new long[] {1}, 0, 0));
        Observations rows = Observations.of(new int[] {1}, new float[] {0, 1});
        DiagonalGaussian told = (DiagonalGaussian)
                NetworkEncoder.of(pair, options("mean", "0", "logvar", "1")).encode(rows);
        assertThat(told.mean(1, 0)).isEqualTo(5);
        assertThat(told.standardDeviation(1, 0)).isEqualTo(1);
        assertThatThrownBy(() -> NetworkEncoder.of(pair, NetworkOptions.NONE).encode(rows))
                .hasMessageContainingAll("scripted.net", "mean=NAME and logvar=NAME", "'0' [?, 1], '1' [?, 1]");
    }

    @Test
    void theUserSaysTheShapeWhereTheNetworkDoesNot() {
        ScriptedNetwork network = new ScriptedNetwork(TensorShape.UNKNOWN, Map.of(), NetworkEncoderTest::doubled);
        Observations image = Observations.of(new int[] {1, 2, 3}, new float[12]);
        NetworkEncoder.of(network, options("shape", "6")).encode(image);
        NetworkEncoder.of(network, options("shape", "3,2")).encode(image);
        NetworkEncoder.of(network, NetworkOptions.NONE).encode(image);
        assertThat(network.feeds)
                .extracting(Feed::shape)
                .containsExactly(TensorShape.of(2, 6), TensorShape.of(2, 3, 2), TensorShape.of(2, 1, 2, 3));
        assertThatThrownBy(
                        () -> NetworkEncoder.of(network, options("shape", "5")).encode(image))
                .hasMessageContainingAll("option shape is [5]", "[1, 2, 3] each");
        assertThatThrownBy(() -> NetworkEncoder.of(network(-1, 2), options("shape", "6")))
                .hasMessageContainingAll("option shape is [6]", "[?, 2]");
        assertThatThrownBy(() -> NetworkEncoder.of(network, options("shape", "6x")))
                .hasMessageContaining("option shape is '6x', expected the extents");
    }

    @Test
    void extentsOfOneComeAndGo() {
        for (long[] input : new long[][] {{-1, 2}, {-1, 1, 2}, {-1, 2, 1}, {-1, -1}}) {
            ScriptedNetwork network = network(input);
            requireDoubled(NetworkEncoder.of(network, NetworkOptions.NONE).encode(counting(2)), 2);
            assertThat(network.feeds.get(0).shape().elements()).isEqualTo(4);
        }
        assertThatThrownBy(() ->
                        NetworkEncoder.of(network(-1, 3), NetworkOptions.NONE).encode(counting(2)))
                .hasMessage(
                        "scripted.net: input 'input' of the model has the shape [?, 3] and the observations have [2]"
                                + " each, expected a batch of such");
    }

    @Test
    void whatARunGivesIsChecked() {
        requireRefusal(Map.of(), "the model did not give the output 'mean'");
        requireRefusal(
                Map.of("mean", Tensor.of(TensorShape.of(), new double[1])), "output 'mean' has the shape [] for 2");
        requireRefusal(
                Map.of("mean", Tensor.of(TensorShape.of(1, 4), new double[4])),
                "output 'mean' has the shape [1, 4] for 2 observations, expected [2, ...]");
        requireRefusal(Map.of("mean", Tensor.of(TensorShape.of(2, 0), new double[0])), "has the shape [2, 0]");
        requireRefusal(
                Map.of("mean", Tensor.of(TensorShape.of(2, 2, 2), new double[8])),
                "output 'mean' has the shape [2, 2, 2] for 2 observations, expected [2, L]");
        requireRefusal(
                Map.of("mean", Tensor.of(TensorShape.of(2, 1), new long[2])),
                "output 'mean' holds whole numbers, expected floats; codes=mean reads them as codes");
    }

    private static void requireRefusal(Map<String, Tensor> given, String message) {
        ScriptedNetwork network =
                new ScriptedNetwork(TensorShape.of(-1, 2), Map.of("mean", TensorShape.of(-1, 2)), feed -> given);
        assertThatThrownBy(() -> NetworkEncoder.of(network, NetworkOptions.NONE).encode(counting(2)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("scripted.net: ")
                .hasMessageContaining(message);
    }

    @Test
    void anOutputKeepsItsShapeFromRunToRun() {
        ScriptedNetwork network = new ScriptedNetwork(
                TensorShape.of(-1, 2),
                Map.of("mean", TensorShape.of(-1, -1)),
                feed -> Map.of(
                        "mean",
                        Tensor.of(
                                TensorShape.of(2, feed.values()[0] == 0 ? 2 : 1),
                                new double[feed.values()[0] == 0 ? 4 : 2])));
        assertThatThrownBy(
                        () -> NetworkEncoder.of(network, options("batch", "2")).encode(counting(4)))
                .hasMessageContaining(
                        "output 'mean' has the shape [1] an observation from row 2 of the batch on, and had"
                                + " [2] before");
    }

    @Test
    void theNetworkIsClosedOnceAndAtOnceIfItCannotBeUsed() {
        ScriptedNetwork network = network(-1, 2);
        NetworkEncoder encoder = NetworkEncoder.of(network, NetworkOptions.NONE);
        encoder.close();
        encoder.close();
        assertThat(network.closed).isOne();
        assertThatThrownBy(() -> encoder.encode(counting(1))).isInstanceOf(IllegalStateException.class);
        for (long[] input : new long[][] {{}, {0, 2}, {5_000_000_000L, 2}}) {
            ScriptedNetwork unusable = network(input);
            assertThatThrownBy(() -> NetworkEncoder.of(unusable, NetworkOptions.NONE))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("scripted.net: input 'input' takes a ");
            assertThat(unusable.closed).isOne();
        }
    }

    @Test
    void batchesThatNoArrayHoldsAreRefused() {
        ScriptedNetwork network = network(2_000_000_000, 2);
        NetworkEncoder encoder = NetworkEncoder.of(network, NetworkOptions.NONE);
        assertThatThrownBy(() -> encoder.encode(counting(1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("[2000000000, 2]");
        assertThatThrownBy(() -> encoder.encode(Observations.of(new int[] {2}, new float[0])))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no observations");
    }
}
