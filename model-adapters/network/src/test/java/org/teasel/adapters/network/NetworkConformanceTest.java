package org.teasel.adapters.network;

import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.teasel.api.data.Observations;
import org.teasel.conformance.ConformanceTest;
import org.teasel.conformance.encoder.EncoderCandidate;
import org.teasel.conformance.posterior.PosteriorCandidate;
import org.teasel.conformance.rule.Candidate;

/** Encoders over a network of any engine keep every rule, whatever the network knows of itself; so do codes. */
class NetworkConformanceTest extends ConformanceTest {

    private static final int WIDTH = 6;

    @Override
    protected Stream<Candidate<?>> candidates() {
        return Stream.of(
                encoder("known shapes", TensorShape.of(-1, WIDTH), Map.of()),
                encoder("fixed batch", TensorShape.of(4, WIDTH), Map.of()),
                encoder(
                        "nothing known but by the user",
                        TensorShape.UNKNOWN,
                        Map.of("shape", "6", "mean", "mean", "std", "none")),
                encoder("categories", TensorShape.UNKNOWN, Map.of("shape", "6", "logits", "mean")),
                encoder("codes", TensorShape.UNKNOWN, Map.of("shape", "6", "codes", "codes", "codebook", "5")),
                PosteriorCandidate.of("certain codes", (random, rows, latents) -> {
                    int book = 1 + random.nextInt(6);
                    return new CertainCodes(
                            latents,
                            book,
                            IntStream.generate(() -> random.nextInt(book))
                                    .limit((long) rows * latents)
                                    .toArray());
                }));
    }

    private static EncoderCandidate encoder(String name, TensorShape input, Map<String, String> options) {
        Map<String, TensorShape> outputs = input.known()
                ? Map.of("mean", TensorShape.of(input.extent(0), 3), "logvar", TensorShape.of(input.extent(0), 3))
                : Map.of();
        return EncoderCandidate.of(
                name,
                () -> NetworkEncoder.of(
                        new ScriptedNetwork(input, outputs, NetworkConformanceTest::linear),
                        NetworkOptions.parse("scripted", options)),
                observations());
    }

    private static Map<String, Tensor> linear(Feed feed) {
        double[] means = new double[3 * feed.rows()];
        double[] logVariances = new double[means.length];
        long[] codes = new long[means.length];
        for (int k = 0; k < means.length; k++) {
            int first = k / 3 * WIDTH + k % 3;
            means[k] = feed.values()[first] - 2 * feed.values()[first + 2];
            logVariances[k] = feed.values()[first + 1] - 3;
            codes[k] = Math.floorMod(Math.round(3 * means[k]), 5);
        }
        TensorShape shape = TensorShape.of(feed.rows(), 3);
        return Map.of(
                "mean", Tensor.of(shape, means),
                "logvar", Tensor.of(shape, logVariances),
                "codes", Tensor.of(shape, codes));
    }

    private static Observations observations() {
        Random random = new Random(1);
        float[] values = new float[9 * WIDTH];
        for (int k = 0; k < values.length; k++) {
            values[k] = (float) random.nextGaussian();
        }
        return Observations.of(new int[] {WIDTH}, values);
    }
}
