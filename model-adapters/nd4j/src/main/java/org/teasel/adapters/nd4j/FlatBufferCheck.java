package org.teasel.adapters.nd4j;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.LongStream;
import org.teasel.adapters.nd4j.FlatTable.Field;
import org.teasel.api.InvalidInputException;

/**
 * Finds out whether a flat buffer is whole before anything reads it: every table, vector and text that the schema
 * knows lies within the file, and no two share bytes. So nothing that reads it can ask for more memory than the file is
 * long, or go round in circles.
 */
final class FlatBufferCheck {

    private static final int OFFSET = 4;
    private static final int VTABLE_ENTRY = 2;
    private static final int VTABLE_HEADER = 4;

    private final ByteBuffer bytes;
    /** Bytes of what was seen so far, without the field tables, which writers do share. */
    private long seen;

    private FlatBufferCheck(ByteBuffer bytes) {
        this.bytes = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Refuses a buffer that is not whole.
     *
     * @param bytes all of it, from position 0
     */
    static void requireWhole(ByteBuffer bytes, FlatTable root) {
        FlatBufferCheck check = new FlatBufferCheck(bytes);
        check.table(root, check.target(0));
    }

    private void table(FlatTable table, long at) {
        require(at, OFFSET);
        long fields = at - bytes.getInt((int) at);
        require(fields, VTABLE_HEADER);
        int header = unsigned(fields);
        int size = unsigned(fields + VTABLE_ENTRY);
        if (header < VTABLE_HEADER || header % VTABLE_ENTRY != 0 || size < OFFSET) {
            throw damaged(fields);
        }
        require(fields, header);
        require(at, size);
        see(size);
        for (int entry = VTABLE_HEADER; entry < header; entry += VTABLE_ENTRY) {
            int place = unsigned(fields + entry);
            if (place != 0) {
                field(table.field((entry - VTABLE_HEADER) / VTABLE_ENTRY), at, place, size);
            }
        }
    }

    private void field(Field field, long table, int place, int size) {
        int width = switch (field.kind()) {
            case UNREAD -> 0;
            case NUMBER -> field.bytes();
            default -> OFFSET;
        };
        if (place < OFFSET || place + width > size) {
            throw damaged(table);
        }
        long at = table + place;
        switch (field.kind()) {
            case UNREAD, NUMBER -> {}
            case NUMBERS -> vector(target(at), field.bytes());
            case TEXT -> vector(target(at), 1);
            case TABLE -> table(field.of(), target(at));
            case TEXTS -> elements(at).forEach(element -> vector(target(element), 1));
            case TABLES -> elements(at).forEach(element -> table(field.of(), target(element)));
        }
    }

    /** Places of the offsets in a vector of such. */
    private LongStream elements(long at) {
        long vector = target(at);
        int count = vector(vector, OFFSET);
        return LongStream.range(0, count).map(k -> vector + OFFSET + k * OFFSET);
    }

    /** Checks that a vector lies within the file, and counts its elements. */
    private int vector(long at, int width) {
        require(at, OFFSET);
        int count = bytes.getInt((int) at);
        if (count < 0) {
            throw damaged(at);
        }
        require(at + OFFSET, (long) count * width);
        see(OFFSET + (long) count * width);
        return count;
    }

    /** Where an offset points. */
    private long target(long at) {
        require(at, OFFSET);
        return at + Integer.toUnsignedLong(bytes.getInt((int) at));
    }

    private int unsigned(long at) {
        return Short.toUnsignedInt(bytes.getShort((int) at));
    }

    private void require(long at, long size) {
        if (at < 0 || at + size > bytes.limit()) {
            throw damaged(at);
        }
    }

    private void see(long size) {
        seen += size;
        if (seen > bytes.limit()) {
            throw new InvalidInputException(
                    "it is damaged: its parts overlap, and take more than its " + bytes.limit() + " bytes");
        }
    }

    private InvalidInputException damaged(long at) {
        return new InvalidInputException("it is damaged, or no SameDiff graph: what should be at byte " + at + " of "
                + bytes.limit() + " isn't there");
    }
}
