package org.teasel.adapters.remote;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import org.teasel.api.InvalidInputException;

/** The numbers of a tensor in JSON, which may be nested by its extents or not. */
final class Numbers {

    private static final int FIRST_CAPACITY = 1024;

    private double[] values = new double[FIRST_CAPACITY];
    private int count;
    /** The first entry that is no number, which matters only if the tensor does. */
    private String stranger = "";

    private Numbers() {}

    /** Reads the value that comes next. */
    static Numbers read(JsonParser json) throws IOException {
        Numbers numbers = new Numbers();
        int depth = 0;
        do {
            JsonToken token = json.nextToken();
            if (token == JsonToken.START_ARRAY) {
                depth++;
            } else if (token == JsonToken.END_ARRAY) {
                depth--;
            } else if (token.isNumeric()) {
                numbers.add(json.getDoubleValue());
            } else {
                numbers.noteStranger(token.isScalarValue() ? json.getText() : "an object");
                json.skipChildren();
            }
        } while (depth > 0);
        return numbers;
    }

    private void add(double value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, Math.multiplyExact(count, 2));
        }
        values[count++] = value;
    }

    private void noteStranger(String what) {
        if (stranger.isEmpty()) {
            stranger = "number " + count + ": '" + (what.length() > 40 ? what.substring(0, 40) : what) + "'";
        }
    }

    /**
     * The numbers as a type holds them.
     *
     * @param output whose they are, for messages
     */
    double[] as(Datatype type, String output) {
        if (!stranger.isEmpty()) {
            throw new InvalidInputException("output '" + output + "', " + stranger + ", expected a number");
        }
        double[] rounded = new double[count];
        Arrays.setAll(rounded, k -> type.rounded(values[k]));
        return rounded;
    }
}
