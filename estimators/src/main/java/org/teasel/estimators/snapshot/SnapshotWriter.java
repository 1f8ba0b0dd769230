package org.teasel.estimators.snapshot;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.teasel.api.data.Representation;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.statistic.Snapshot;

/**
 * A snapshot that is being written.
 *
 * @param out where to
 * @param representation whose posteriors folds may ask for
 */
public record SnapshotWriter(DataOutputStream out, Representation representation) implements Snapshot {

    private static final int NULL = -1;

    private interface Output {
        void write() throws IOException;
    }

    private static void writing(Output output) {
        try {
            output.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text of at most some ten thousand characters. */
    public void text(String text) {
        writing(() -> out.writeUTF(text));
    }

    @Override
    public double number(double value) {
        writing(() -> out.writeDouble(value));
        return value;
    }

    @Override
    public long whole(long value) {
        writing(() -> out.writeLong(value));
        return value;
    }

    @Override
    public void numbers(double[] values) {
        writing(() -> {
            for (double value : values) {
                out.writeDouble(value);
            }
        });
    }

    @Override
    public void flags(boolean[] values) {
        writing(() -> {
            for (boolean value : values) {
                out.writeBoolean(value);
            }
        });
    }

    @Override
    public double[] array(double[] values) {
        writing(() -> out.writeInt(values == null ? NULL : values.length));
        if (values != null) {
            numbers(values);
        }
        return values;
    }

    @Override
    public int[] array(int[] values) {
        writing(() -> {
            out.writeInt(values == null ? NULL : values.length);
            for (int k = 0; values != null && k < values.length; k++) {
                out.writeInt(values[k]);
            }
        });
        return values;
    }

    @Override
    public short[] array(short[] values) {
        writing(() -> {
            out.writeInt(values == null ? NULL : values.length);
            for (int k = 0; values != null && k < values.length; k++) {
                out.writeShort(values[k]);
            }
        });
        return values;
    }

    @Override
    public Posteriors posteriors(int[] rows) {
        return representation.posteriors().select(rows);
    }
}
