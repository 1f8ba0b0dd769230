package org.teasel.estimators.snapshot;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.teasel.api.data.Representation;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.statistic.Snapshot;

/**
 * A snapshot that is being read.
 *
 * @param in where from
 * @param representation whose posteriors folds may ask for
 */
public record SnapshotReader(DataInputStream in, Representation representation) implements Snapshot {

    private interface Input<T> {
        T read() throws IOException;
    }

    private static <T> T reading(Input<T> input) {
        try {
            return input.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next text. */
    public String text() {
        return reading(in::readUTF);
    }

    @Override
    public double number(double value) {
        return reading(in::readDouble);
    }

    @Override
    public long whole(long value) {
        return reading(in::readLong);
    }

    @Override
    public void numbers(double[] values) {
        reading(() -> {
            for (int k = 0; k < values.length; k++) {
                values[k] = in.readDouble();
            }
            return values;
        });
    }

    @Override
    public void flags(boolean[] values) {
        reading(() -> {
            for (int k = 0; k < values.length; k++) {
                values[k] = in.readBoolean();
            }
            return values;
        });
    }

    /** Length of the next array, negative for none. */
    private int length() {
        return reading(in::readInt);
    }

    @Override
    public double[] array(double[] values) {
        int length = length();
        if (length < 0) {
            return null;
        }
        double[] read = new double[length];
        numbers(read);
        return read;
    }

    @Override
    public int[] array(int[] values) {
        int length = length();
        return length < 0
                ? null
                : reading(() -> {
                    int[] read = new int[length];
                    for (int k = 0; k < length; k++) {
                        read[k] = in.readInt();
                    }
                    return read;
                });
    }

    @Override
    public short[] array(short[] values) {
        int length = length();
        return length < 0
                ? null
                : reading(() -> {
                    short[] read = new short[length];
                    for (int k = 0; k < length; k++) {
                        read[k] = in.readShort();
                    }
                    return read;
                });
    }

    @Override
    public Posteriors posteriors(int[] rows) {
        return representation.posteriors().select(rows);
    }
}
