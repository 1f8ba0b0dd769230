package org.teasel.estimators.quantised;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.teasel.api.statistic.Snapshot;

/**
 * Bin numbers and weights of batches of observations: in memory while they are few, from then on in a temporary file.
 * They are only ever added, and read in the order in which they were. Equal if they hold the very same batches.
 */
final class BinnedBatches {

    /** Takes a batch. */
    interface Visitor {
        /**
         * Takes a batch.
         *
         * @param bins [latent * rows + row]
         * @param weights [row]
         */
        void visit(short[] bins, double[] weights);
    }

    private sealed interface Stored {}

    private record Kept(short[] bins, double[] weights) implements Stored {}

    private record Filed(TemporaryFile file, long at, int bins, int weights) implements Stored {}

    private final long mostKept;
    private final List<Stored> batches = new ArrayList<>();
    private long kept;
    private double weight;
    private TemporaryFile file;

    /**
     * No batches yet.
     *
     * @param mostKept bytes that may be in memory before a file is used
     */
    BinnedBatches(long mostKept) {
        this.mostKept = mostKept;
    }

    void add(short[] bins, double[] weights) {
        weight += Arrays.stream(weights).sum();
        long bytes = (long) bins.length * Short.BYTES + (long) weights.length * Double.BYTES;
        if (kept + bytes <= mostKept) {
            batches.add(new Kept(bins, weights));
            kept += bytes;
            return;
        }
        if (file == null) {
            file = TemporaryFile.create("bin numbers of posterior means");
        }
        batches.add(new Filed(file, file.append(bins, weights), bins.length, weights.length));
    }

    /** Weight of all observations. */
    double weight() {
        return weight;
    }

    /** The same batches; what is added to one is not in the other. */
    BinnedBatches copy() {
        BinnedBatches copy = new BinnedBatches(mostKept);
        copy.batches.addAll(batches);
        copy.weight = weight;
        return copy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BinnedBatches binned && batches.equals(binned.batches);
    }

    @Override
    public int hashCode() {
        return batches.hashCode();
    }

    /** Visits all batches, in any number of threads at once. */
    void forEach(Visitor visitor) {
        for (Stored batch : batches) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("counting bins was cancelled");
            }
            if (batch instanceof Kept memory) {
                visitor.visit(memory.bins(), memory.weights());
            } else if (batch instanceof Filed filed) {
                short[] bins = new short[filed.bins()];
                double[] weights = new double[filed.weights()];
                filed.file().read(filed.at(), bins, weights);
                visitor.visit(bins, weights);
            }
        }
    }

    /** Writes all batches, or reads them where there are none. */
    void exchange(Snapshot snapshot) {
        long count = snapshot.whole(batches.size());
        if (batches.isEmpty()) {
            for (long batch = 0; batch < count; batch++) {
                add(snapshot.array(new short[0]), snapshot.array(new double[0]));
            }
            return;
        }
        forEach((bins, weights) -> {
            snapshot.array(bins);
            snapshot.array(weights);
        });
    }
}
