package org.teasel.adapters.onnx;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.teasel.api.InvalidInputException;

/** The user's word on how to read a model. */
record OnnxOptions(
        Optional<String> mean,
        Optional<String> logVariance,
        Optional<String> standardDeviation,
        Optional<String> input,
        OptionalInt batch,
        OptionalInt threads,
        Device device) {

    static final String MEAN = "mean";
    static final String LOG_VARIANCE = "logvar";
    static final String STANDARD_DEVIATION = "std";

    private static final String INPUT = "input";
    private static final String BATCH = "batch";
    private static final String DEVICE = "device";
    private static final String THREADS = "threads";
    private static final Set<String> KNOWN =
            new TreeSet<>(Set.of(MEAN, LOG_VARIANCE, STANDARD_DEVIATION, INPUT, BATCH, DEVICE, THREADS));

    static OnnxOptions parse(Map<String, String> options) {
        for (String name : options.keySet()) {
            if (!KNOWN.contains(name)) {
                throw new InvalidInputException(
                        "onnx has no option '" + name + "'; it has " + String.join(", ", KNOWN));
            }
        }
        if (options.containsKey(LOG_VARIANCE) && options.containsKey(STANDARD_DEVIATION)) {
            throw new InvalidInputException("options logvar and std were both given, expected one of them");
        }
        return new OnnxOptions(
                Optional.ofNullable(options.get(MEAN)),
                Optional.ofNullable(options.get(LOG_VARIANCE)),
                Optional.ofNullable(options.get(STANDARD_DEVIATION)),
                Optional.ofNullable(options.get(INPUT)),
                count(options, BATCH),
                count(options, THREADS),
                device(options.getOrDefault(DEVICE, "auto")));
    }

    private static OptionalInt count(Map<String, String> options, String name) {
        String text = options.get(name);
        if (text == null) {
            return OptionalInt.empty();
        }
        if (!text.matches("[1-9][0-9]{0,6}")) {
            throw new InvalidInputException("option " + name + " is '" + text + "', expected a whole number from 1 on");
        }
        return OptionalInt.of(Integer.parseInt(text));
    }

    private static Device device(String text) {
        try {
            return Device.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("option device is '" + text + "', expected auto, cpu or gpu", e);
        }
    }
}
