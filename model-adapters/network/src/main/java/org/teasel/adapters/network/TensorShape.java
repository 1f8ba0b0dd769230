package org.teasel.adapters.network;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.teasel.api.InvalidInputException;

/** The shape of a tensor, where some extents may be open until a run, or nothing may be known at all. */
public final class TensorShape {

    /** An extent that is not fixed. */
    public static final long OPEN = -1;

    /** A shape of which not even the number of extents is known. */
    public static final TensorShape UNKNOWN = new TensorShape(false);

    private final boolean known;
    private final long[] extents;

    private TensorShape(boolean known, long... extents) {
        this.known = known;
        this.extents = extents;
    }

    /**
     * A shape.
     *
     * @param extents each at least 0, or {@link #OPEN}
     * @throws InvalidInputException if an extent is neither
     */
    public static TensorShape of(long... extents) {
        for (long extent : extents) {
            if (extent < OPEN) {
                throw new InvalidInputException("the shape " + Arrays.toString(extents) + " has an extent of " + extent
                        + ", expected at least 0, or -1 for an open one");
            }
        }
        return new TensorShape(true, extents.clone());
    }

    /** Whether the number of extents is known. */
    public boolean known() {
        return known;
    }

    /** The extents as a new array; none for a single number and for {@link #UNKNOWN}. */
    public long[] extents() {
        return extents.clone();
    }

    /** Number of extents; 0 for {@link #UNKNOWN}. */
    public int rank() {
        return extents.length;
    }

    /** One extent. */
    public long extent(int axis) {
        return extents[axis];
    }

    /**
     * How many numbers a tensor of this shape holds.
     *
     * @throws InvalidInputException if the shape is not all fixed or holds more than an array can
     */
    public int elements() {
        long elements = 1;
        for (long extent : extents) {
            elements = extent < 0 || extent > Integer.MAX_VALUE ? -1 : elements * extent;
            if (elements < 0 || elements > Integer.MAX_VALUE) {
                break;
            }
        }
        if (!known || elements < 0 || elements > Integer.MAX_VALUE) {
            throw new InvalidInputException("a tensor of the shape " + this + " can't be held, expected at most "
                    + Integer.MAX_VALUE + " numbers");
        }
        return (int) elements;
    }

    /** Whether all extents are fixed. */
    boolean fixed() {
        return known && Arrays.stream(extents).noneMatch(extent -> extent == OPEN);
    }

    /** The shape without its first extent, the batch. */
    TensorShape ofOne() {
        return new TensorShape(true, Arrays.copyOfRange(extents, 1, extents.length));
    }

    /** The shape of a batch of such. */
    TensorShape batch(long rows) {
        long[] batch = new long[extents.length + 1];
        batch[0] = rows;
        System.arraycopy(extents, 0, batch, 1, extents.length);
        return new TensorShape(true, batch);
    }

    /** The shape without extents of 1. */
    TensorShape squeezed() {
        return new TensorShape(
                known, Arrays.stream(extents).filter(extent -> extent != 1).toArray());
    }

    /** Whether a tensor could have both shapes, for all that is known of them. */
    boolean fits(TensorShape other) {
        if (!known || !other.known) {
            return true;
        }
        if (extents.length != other.extents.length) {
            return false;
        }
        for (int k = 0; k < extents.length; k++) {
            if (extents[k] != OPEN && other.extents[k] != OPEN && extents[k] != other.extents[k]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TensorShape shape && known == shape.known && Arrays.equals(extents, shape.extents);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(extents);
    }

    /** The shape as messages tell it, such as {@code [?, 1, 64, 64]}. */
    @Override
    public String toString() {
        return known
                ? Arrays.stream(extents)
                        .mapToObj(extent -> extent == OPEN ? "?" : Long.toString(extent))
                        .collect(Collectors.joining(", ", "[", "]"))
                : "[...]";
    }
}
