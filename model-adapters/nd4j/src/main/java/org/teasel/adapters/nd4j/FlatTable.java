package org.teasel.adapters.nd4j;

import java.util.List;
import org.teasel.adapters.nd4j.FlatTable.Field.Kind;

/**
 * The tables of a SameDiff file, as the schema that ND4J generates its accessors from lays them out: which fields they
 * have, in order. Fields that are never read say nothing of themselves.
 */
enum FlatTable {
    PAIR(number(4), number(4)),
    ARRAY(numbers(8), numbers(1), number(1), number(1)),
    PROPERTY(text(), numbers(4), numbers(8), numbers(8), tables(ARRAY), numbers(1), texts(), numbers(4)),
    /** Id, name, type, shape, array, device, kind; what it waits for. */
    VARIABLE(table(PAIR), text(), number(1), numbers(8), table(ARRAY), number(4), number(1), texts(), texts(), texts()),
    /** Id, name, kind and number of the operation; its properties, inputs, outputs and arguments; what it waits for. */
    NODE(
            number(4),
            text(),
            number(1),
            number(8),
            tables(PROPERTY),
            numbers(4),
            tables(PAIR),
            numbers(4),
            numbers(8),
            numbers(8),
            numbers(1),
            numbers(4),
            number(4),
            number(4),
            text(),
            texts(),
            text(),
            numbers(1),
            table(ARRAY),
            texts(),
            texts(),
            texts(),
            numbers(1),
            texts()),
    /** Id, variables, nodes, outputs, configuration, placeholders, losses, training; then the state of training. */
    GRAPH(number(8), tables(VARIABLE), tables(NODE), unread(), unread(), texts(), texts(), text());

    /**
     * What a field holds.
     *
     * @param kind what its place in the table holds or points at
     * @param bytes bytes of a number, 0 for anything else
     * @param of the tables that it points at, null for anything else
     */
    record Field(Kind kind, int bytes, FlatTable of) {

        enum Kind {
            UNREAD,
            NUMBER,
            NUMBERS,
            TEXT,
            TEXTS,
            TABLE,
            TABLES
        }
    }

    private final List<Field> fields;

    FlatTable(Field... fields) {
        this.fields = List.of(fields);
    }

    /** A field by its number; what is beyond the known ones is never read. */
    Field field(int number) {
        return number < fields.size() ? fields.get(number) : unread();
    }

    private static Field unread() {
        return new Field(Kind.UNREAD, 0, null);
    }

    private static Field number(int bytes) {
        return new Field(Kind.NUMBER, bytes, null);
    }

    private static Field numbers(int bytes) {
        return new Field(Kind.NUMBERS, bytes, null);
    }

    private static Field text() {
        return new Field(Kind.TEXT, 0, null);
    }

    private static Field texts() {
        return new Field(Kind.TEXTS, 0, null);
    }

    private static Field table(FlatTable of) {
        return new Field(Kind.TABLE, 0, of);
    }

    private static Field tables(FlatTable of) {
        return new Field(Kind.TABLES, 0, of);
    }
}
