package org.teasel.api.encoder;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.teasel.api.InvalidInputException;
import org.teasel.api.Progress;
import org.teasel.api.data.Dataset;
import org.teasel.api.data.Representation;
import org.teasel.api.posterior.PosteriorParts;
import org.teasel.api.posterior.Posteriors;

/** Turns a data set into a representation by an encoder. */
public final class Encoding {

    private Encoding() {}

    /**
     * Encodes a data set, batch by batch; the representation has the data set's weights. To cancel, interrupt the
     * thread.
     *
     * @throws InvalidInputException if the encoder can't read the observations or returns something else than one
     *     posterior for each
     * @throws CancellationException if the thread was interrupted
     */
    public static Representation encode(Encoder encoder, Dataset dataset, Progress progress) {
        int size = dataset.size();
        if (size == 0) {
            throw new InvalidInputException("data set '" + dataset.name() + "' is empty, expected an observation");
        }
        List<Posteriors> parts = new ArrayList<>();
        progress.begin("encoding " + dataset.name(), size);
        try {
            for (int from = 0; from < size; ) {
                if (Thread.interrupted()) {
                    throw new CancellationException("encoding was cancelled after " + from + " of " + size);
                }
                int to = (int) Math.min(size, from + (long) Math.max(1, encoder.batchSize()));
                parts.add(encode(encoder, dataset, from, to));
                progress.advance(to - from);
                from = to;
            }
        } finally {
            progress.end();
        }
        Representation encoded = Representation.of(
                encoder.name() + " on " + dataset.name(), PosteriorParts.of(parts), dataset.factors());
        Representation weighted = dataset.weights().map(encoded::weighted).orElse(encoded);
        List<String> names = encoder.latentNames();
        return names.isEmpty() ? weighted : weighted.named(names);
    }

    private static Posteriors encode(Encoder encoder, Dataset dataset, int from, int to) {
        Posteriors posteriors;
        try {
            posteriors = encoder.encode(dataset.observations(from, to));
        } catch (InvalidInputException e) {
            throw new InvalidInputException(
                    "observations " + from + " to " + (to - 1) + " of " + dataset.name() + ": " + e.getMessage(), e);
        }
        if (posteriors == null || posteriors.size() != to - from) {
            throw new InvalidInputException("encoder '" + encoder.name() + "' returned "
                    + (posteriors == null ? "nothing" : posteriors.size() + " posteriors") + " for observations "
                    + from + " to " + (to - 1) + ", expected " + (to - from));
        }
        return posteriors;
    }
}
