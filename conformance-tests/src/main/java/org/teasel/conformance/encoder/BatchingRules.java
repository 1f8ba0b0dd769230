package org.teasel.conformance.encoder;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.teasel.api.data.Observations;
import org.teasel.api.encoder.Encoder;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Trial;
import org.teasel.conformance.rule.Violation;

/** Rules about what a posterior may depend on: its observation, and nothing else in the batch. */
final class BatchingRules {

    private static final int ORDERS = 3;

    static final List<Rule<EncoderCandidate>> ALL = List.of(
            Rule.<EncoderCandidate>must(
                            "encoder.batch.rows",
                            "an encoder returns one posterior an observation, whatever the size of the batch, always of the"
                                    + " same latents")
                    .from("Encoder.encode")
                    .brokenBy("a batch filled up and not cut again; a batch of 1 whose first axis is dropped")
                    .once(BatchingRules::rows),
            Rule.<EncoderCandidate>must("encoder.batch.order", "posteriors come in the order of the observations")
                    .from("Encoder.encode: in the same order")
                    .brokenBy("results of several threads in the order of arrival; rows and columns mixed up")
                    .once(BatchingRules::order),
            Rule.<EncoderCandidate>must(
                            "encoder.batch.size",
                            "the posterior of an observation does not depend on the size of the batch")
                    .from("Encoder: must not depend on the batch that it comes in")
                    .brokenBy("a normalisation over the batch; a layer in training mode; a stride of the whole batch in"
                            + " place of an observation's")
                    .once(BatchingRules::size),
            Rule.<EncoderCandidate>must(
                            "encoder.batch.neighbours",
                            "the posterior of an observation does not depend on the others in the batch")
                    .from("Encoder: must not depend on the batch that it comes in")
                    .brokenBy("batch normalisation in training mode; a scale by the greatest value in the batch")
                    .once(BatchingRules::neighbours));

    private BatchingRules() {}

    private static void rows(EncoderCandidate candidate, Trial trial) {
        Observations all = candidate.observations();
        try (Encoder encoder = candidate.encoders().get()) {
            int latents = Encoded.of(encoder, all).latents();
            if (latents < 1) {
                throw new Violation("there are no latents");
            }
            for (int size = 1; size <= all.size(); size += Math.max(1, all.size() / 8)) {
                Encoded part = Encoded.of(encoder, Encoded.select(all, range(size)));
                if (part.latents() != latents) {
                    throw new Violation("there are " + part.latents() + " latents in a batch" + " of " + size + ", and "
                            + latents + " in one of " + all.size());
                }
            }
        }
    }

    private static void order(EncoderCandidate candidate, Trial trial) {
        Observations all = candidate.observations();
        try (Encoder encoder = candidate.encoders().get()) {
            Encoded expected = Encoded.of(encoder, all);
            for (int k = 0; k < ORDERS; k++) {
                int[] order = k == 0 ? reversed(all.size()) : shuffled(all.size(), trial);
                Encoded.of(encoder, Encoded.select(all, order))
                        .requireClose("with the observations in another order,", expected.select(order), expected);
            }
        }
    }

    private static void size(EncoderCandidate candidate, Trial trial) {
        Observations all = candidate.observations();
        try (Encoder encoder = candidate.encoders().get()) {
            Encoded expected = Encoded.of(encoder, all);
            for (int row = 0; row < all.size(); row++) {
                Encoded.of(encoder, Encoded.select(all, row))
                        .requireClose(
                                "of observation " + row + " in a batch of its own", expected.select(row), expected);
            }
            int[] half = range(all.size() / 2);
            Encoded.of(encoder, Encoded.select(all, half))
                    .requireClose("in a batch of the first " + half.length, expected.select(half), expected);
            int[] more = IntStream.range(0, 3 * all.size() + 1)
                    .map(r -> r % all.size())
                    .toArray();
            Encoded.of(encoder, Encoded.select(all, more))
                    .requireClose("in a batch of " + more.length, expected.select(more), expected);
        }
    }

    private static void neighbours(EncoderCandidate candidate, Trial trial) {
        Observations all = candidate.observations();
        try (Encoder encoder = candidate.encoders().get()) {
            Encoded expected = Encoded.of(encoder, all);
            for (int row = 0; row < all.size(); row++) {
                int[] rows = new int[all.size()];
                Arrays.fill(rows, trial.random().nextInt(all.size()));
                rows[0] = row;
                Encoded.of(encoder, Encoded.select(all, rows))
                        .requireClose(
                                "beside copies of observation " + rows[1] + " in a batch of the same size",
                                expected.select(rows),
                                expected);
            }
        }
    }

    static int[] range(int size) {
        return IntStream.range(0, size).toArray();
    }

    private static int[] reversed(int size) {
        return IntStream.range(0, size).map(r -> size - 1 - r).toArray();
    }

    private static int[] shuffled(int size, Trial trial) {
        long[] keys = trial.random().longs(size).toArray();
        return IntStream.range(0, size)
                .boxed()
                .sorted((a, b) -> Long.compare(keys[a], keys[b]))
                .mapToInt(r -> r)
                .toArray();
    }
}
