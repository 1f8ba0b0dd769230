package org.teasel.datasets.shapes3d;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.filter.PipelineFilterWithData;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.teasel.adapters.arrays.file.Reading;
import org.teasel.api.InvalidInputException;

/**
 * An array in an HDF5 file, of which some rows are read at a time: stored in one piece, or in chunks that are as they are
 * or compressed by gzip, with or without shuffled bytes. The library finds the array and its pieces; what it does not do
 * is unpack a chunk to no more than its size, so that is done here.
 */
final class HdfRows {

    /** Most bytes of a chunk; writers choose a megabyte at most unless they are told otherwise. */
    private static final int MOST_CHUNK_BYTES = 1 << 26;

    /** Twice as many as there are. */
    private static final int MOST_ROWS = 1_000_000;

    /** Rows that are read at a time of an array in one piece. */
    private static final int ROWS_OF_ONE_PIECE = 1 << 12;

    private static final int DEFLATE = 1;
    private static final int SHUFFLE = 2;

    private final String source;
    private final Dataset dataset;
    private final FileChannel channel;
    private final long userBlock;
    private final int rows;
    private final int[] sizes;
    private final int elementBytes;
    private final List<Integer> filters;

    private HdfRows(String source, HdfFile file, FileChannel channel, Dataset dataset, int rows, int[] sizes) {
        this.source = source;
        this.dataset = dataset;
        this.channel = channel;
        this.userBlock = file.getUserBlockSize();
        this.rows = rows;
        this.sizes = sizes;
        this.elementBytes = dataset.getDataType().getSize();
        this.filters =
                dataset.getFilters().stream().map(PipelineFilterWithData::getId).toList();
    }

    /**
     * An array of a file.
     *
     * @param channel the same file, for arrays in one piece
     * @param row the sizes that its axes must have but for the first
     */
    static HdfRows of(Path path, HdfFile file, FileChannel channel, String name, int... row) {
        String source = path + "/" + name;
        Node node = file.getChildren().get(name);
        if (!(node instanceof Dataset dataset)) {
            throw new InvalidInputException(path + " holds no array '" + name + "', but "
                    + file.getChildren().keySet());
        }
        long[] sizes = dataset.getDimensionsAsLong();
        boolean alike = sizes.length == row.length + 1;
        for (int axis = 0; alike && axis < row.length; axis++) {
            alike = sizes[axis + 1] == row[axis];
        }
        if (!alike || sizes[0] < 1 || sizes[0] > MOST_ROWS) {
            String tail = Arrays.toString(row).substring(1);
            throw new InvalidInputException(source + " is " + Arrays.toString(sizes) + ", expected [N, " + tail
                    + " with N from 1 to " + MOST_ROWS);
        }
        HdfRows array = new HdfRows(source, file, channel, dataset, (int) sizes[0], row);
        array.requireReadable();
        return array;
    }

    private void requireReadable() {
        if (dataset instanceof ContiguousDataset) {
            long end = address() + (long) rows * rowBytes();
            long size = Reading.from(source, channel::size);
            if (address() < 0 || end < 0 || end > size) {
                throw new InvalidInputException(source + " was never written or is truncated: it is at byte "
                        + address() + " and takes " + (long) rows * rowBytes() + ", and the file has " + size);
            }
        } else if (dataset instanceof ChunkedDataset) {
            if (!List.of(List.of(), List.of(DEFLATE), List.of(SHUFFLE, DEFLATE)).contains(filters)) {
                throw new InvalidInputException(source + " has the filters " + dataset.getFilters()
                        + ", expected gzip, with or without shuffled bytes, or none");
            }
            int[] chunk = chunk();
            long bytes = elementBytes;
            for (int extent : chunk) {
                bytes = extent < 1 || bytes > MOST_CHUNK_BYTES ? Long.MAX_VALUE : bytes * extent;
            }
            if (chunk.length != sizes.length + 1 || bytes > MOST_CHUNK_BYTES) {
                throw new InvalidInputException(source + " has chunks of " + Arrays.toString(chunk) + " numbers of "
                        + elementBytes + " bytes, expected at most " + MOST_CHUNK_BYTES + " bytes");
            }
        } else {
            throw new InvalidInputException(source + " is stored as " + dataset.getDataLayout()
                    + ", expected an array in one piece or in chunks");
        }
    }

    String source() {
        return source;
    }

    Dataset dataset() {
        return dataset;
    }

    int rows() {
        return rows;
    }

    int rowBytes() {
        return Arrays.stream(sizes).reduce(elementBytes, Math::multiplyExact);
    }

    boolean inOnePiece() {
        return dataset instanceof ContiguousDataset;
    }

    /** Where an array in one piece begins in its file. */
    long address() {
        return ((ContiguousDataset) dataset).getDataAddress() + userBlock;
    }

    private int[] chunk() {
        return ((ChunkedDataset) dataset).getChunkDimensions();
    }

    /** Rows of the same band are best read together. */
    int band(int row) {
        return row / bandRows();
    }

    private int bandRows() {
        return inOnePiece() ? ROWS_OF_ONE_PIECE : chunk()[0];
    }

    /** Hears of rows that were read. */
    @FunctionalInterface
    interface Sink {

        /**
         * A row.
         *
         * @param n which of those that were asked for
         * @param bytes its numbers, row-major; another row's after the call
         */
        void accept(int n, byte[] bytes);
    }

    /** Reads some rows of a band, ascending. As many bytes as they have are in memory at once. */
    void read(int[] chosen, Sink sink) {
        byte[] row = new byte[rowBytes()];
        if (inOnePiece()) {
            for (int n = 0; n < chosen.length; n++) {
                readPiece(chosen[n], ByteBuffer.wrap(row));
                sink.accept(n, row);
            }
            return;
        }
        // Row by row through all chunks, not chunk by chunk through all rows, which lie too far apart for the caches.
        List<Part> parts = parts(chosen);
        for (int n = 0; n < chosen.length; n++) {
            for (Part part : parts) {
                part.copy(n, row);
            }
            sink.accept(n, row);
        }
    }

    private void readPiece(int row, ByteBuffer target) {
        long end = address() + (row + 1L) * rowBytes();
        Reading.from(source, () -> {
            while (target.hasRemaining()) {
                if (channel.read(target, end - target.remaining()) < 0) {
                    throw new InvalidInputException(source + " is truncated in row " + row);
                }
            }
            return target;
        });
    }

    /**
     * What a chunk has of some rows.
     *
     * @param content the rows' bytes, one row after the other
     * @param width bytes of a row in the chunk
     * @param from where in such a row each run of bytes begins
     * @param to where in a row of the array it belongs
     * @param run length of a run
     */
    private record Part(byte[] content, int width, int[] from, int[] to, int run) {
        void copy(int n, byte[] row) {
            int start = n * width;
            for (int line = 0; line < from.length; line++) {
                int source = start + from[line];
                int target = to[line];
                // Runs may be of a single byte, for which a call would be dear.
                for (int k = 0; k < run; k++) {
                    row[target + k] = content[source + k];
                }
            }
        }
    }

    private List<Part> parts(int[] chosen) {
        int[] chunk = chunk();
        int[] corner = new int[chunk.length];
        corner[0] = band(chosen[0]) * chunk[0];
        List<Part> parts = new ArrayList<>();
        do {
            byte[] whole = unpacked(corner);
            int width = whole.length / chunk[0];
            byte[] content = new byte[chosen.length * width];
            for (int n = 0; n < chosen.length; n++) {
                System.arraycopy(whole, (chosen[n] - corner[0]) * width, content, n * width, width);
            }
            parts.add(part(content, width, corner, chunk));
        } while (next(corner, chunk));
        return parts;
    }

    /** Moves to the next chunk of the band, if there is one. */
    private boolean next(int[] corner, int[] chunk) {
        for (int axis = corner.length - 1; axis > 0; axis--) {
            corner[axis] += chunk[axis];
            if (corner[axis] < sizes[axis - 1]) {
                return true;
            }
            corner[axis] = 0;
        }
        return false;
    }

    /** Finds the runs along the last axis; a chunk at an edge goes on beyond it. */
    private Part part(byte[] content, int width, int[] corner, int[] chunk) {
        int last = sizes.length - 1;
        int[] extents = new int[sizes.length];
        int lines = 1;
        for (int axis = 0; axis <= last; axis++) {
            extents[axis] = Math.min(chunk[axis + 1], sizes[axis] - corner[axis + 1]);
            lines *= axis < last ? extents[axis] : 1;
        }
        int[] from = new int[lines];
        int[] to = new int[lines];
        for (int line = 0; line < lines; line++) {
            int rest = line;
            int fromStep = elementBytes * chunk[last + 1];
            int toStep = elementBytes * sizes[last];
            to[line] = elementBytes * corner[last + 1];
            for (int axis = last - 1; axis >= 0; axis--) {
                int index = rest % extents[axis];
                from[line] += index * fromStep;
                to[line] += (corner[axis + 1] + index) * toStep;
                rest /= extents[axis];
                fromStep *= chunk[axis + 1];
                toStep *= sizes[axis];
            }
        }
        return new Part(content, width, from, to, elementBytes * extents[last]);
    }

    /** A chunk as it was before it was packed. */
    private byte[] unpacked(int[] corner) {
        ByteBuffer raw = ((ChunkedDataset) dataset).getRawChunkBuffer(corner);
        int bytes = Arrays.stream(chunk()).reduce(elementBytes, Math::multiplyExact);
        String place = source + ", chunk at " + Arrays.toString(corner);
        if (!filters.contains(DEFLATE)) {
            if (raw.remaining() != bytes) {
                throw new InvalidInputException(place + " has " + raw.remaining() + " bytes, expected " + bytes);
            }
            byte[] content = new byte[bytes];
            raw.get(content);
            return content;
        }
        byte[] content = inflated(raw, bytes, place);
        return filters.contains(SHUFFLE) ? unshuffled(content) : content;
    }

    private static byte[] inflated(ByteBuffer raw, int bytes, String place) {
        byte[] content = new byte[bytes];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(raw);
            int length = 0;
            while (length < bytes) {
                int more = inflater.inflate(content, length, bytes - length);
                if (more == 0) {
                    break;
                }
                length += more;
            }
            // The end is asked for too, which compares the checksum.
            if (length < bytes || inflater.inflate(new byte[1]) > 0 || !inflater.finished()) {
                throw new InvalidInputException(place + " unpacks to "
                        + (length < bytes ? length : "more than " + bytes) + " bytes, expected " + bytes);
            }
            return content;
        } catch (DataFormatException e) {
            throw new InvalidInputException(place + " is damaged: " + e.getMessage(), e);
        } finally {
            inflater.end();
        }
    }

    private byte[] unshuffled(byte[] shuffled) {
        int elements = shuffled.length / elementBytes;
        byte[] content = new byte[shuffled.length];
        for (int part = 0; part < elementBytes; part++) {
            for (int element = 0; element < elements; element++) {
                content[element * elementBytes + part] = shuffled[part * elements + element];
            }
        }
        return content;
    }
}
