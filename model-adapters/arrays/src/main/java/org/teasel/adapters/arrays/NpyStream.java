package org.teasel.adapters.arrays;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.teasel.adapters.arrays.file.Reading;
import org.teasel.api.InvalidInputException;

/**
 * An array read a few rows at a time, for arrays that should not be in memory at once. Not safe for use by several
 * threads.
 */
public final class NpyStream implements Closeable {

    private final InputStream in;
    private final NpyHeader header;
    private final String source;
    private int rowsRead;

    NpyStream(InputStream in, NpyHeader header, String source) {
        this.in = in;
        this.header = header;
        this.source = source;
    }

    /** The type of the numbers. */
    public ElementType type() {
        return header.type();
    }

    /** Sizes of all axes, the slowest first. */
    public List<Integer> shape() {
        return header.shape().sizes();
    }

    /** Rows that {@link #next} has yet to give. */
    public int rowsLeft() {
        return header.shape().size(0) - rowsRead;
    }

    /**
     * The next rows.
     *
     * @param rows how many, at most {@link #rowsLeft}
     * @return an array with this many rows and the other axes as they are
     * @throws InvalidInputException if the file ends early or, after the last row, goes on; or if it is in column-major
     *     (Fortran) order, which has no rows to read one by one
     */
    public NumericArray next(int rows) {
        if (rows < 0 || rows > rowsLeft()) {
            throw new IllegalArgumentException(rows + " rows asked for, " + rowsLeft() + " are left");
        }
        if (header.columnMajor() && header.shape().rank() > 1) {
            throw new InvalidInputException(source + " is in Fortran order, expected C order to read it row by row");
        }
        NumericArray array = read(header.withRows(rows));
        header.refuseHuge(array, firstPosition(), source);
        rowsRead += rows;
        if (rowsLeft() == 0) {
            requireEnd();
        }
        return array;
    }

    /** The whole array, in row-major order, and nothing after it. */
    NumericArray all() {
        NumericArray array = read(header);
        header.refuseHuge(array, 0, source);
        requireEnd();
        return array;
    }

    private NumericArray read(NpyHeader part) {
        return Reading.from(source, () -> part.array(Segments.read(in, part.bytes(), part.order())));
    }

    private long firstPosition() {
        long rows = header.shape().size(0);
        return rows == 0 ? 0 : header.shape().length() / rows * rowsRead;
    }

    private void requireEnd() {
        boolean ended = Reading.from(source, () -> in.read() < 0);
        if (!ended) {
            throw new InvalidInputException(source + " goes on after the " + header.bytes() + " bytes of "
                    + header.type().code() + " " + header.shape() + " that its header announces");
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
