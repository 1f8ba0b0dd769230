package org.teasel.datasets.grid;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.teasel.api.InvalidInputException;
import org.teasel.api.spi.DatasetProvider;

/** Selections as the options of a data set provider say them. */
public final class SelectionOptions {

    private static final Set<String> KNOWN =
            Set.of(DatasetProvider.STRIDE, DatasetProvider.SAMPLE, DatasetProvider.SEED);

    private SelectionOptions() {}

    /**
     * The selection that the options ask for: {@code stride}, or {@code sample} with or without {@code seed} (0), or
     * everything.
     *
     * @throws InvalidInputException if an option is unknown or cannot be read, or if stride and sample are both given
     */
    public static Selection parse(Map<String, String> options) {
        for (String name : new TreeSet<>(options.keySet())) {
            if (!KNOWN.contains(name)) {
                throw new InvalidInputException(
                        "unknown option '" + name + "', expected one of " + new TreeSet<>(KNOWN));
            }
        }
        String stride = options.get(DatasetProvider.STRIDE);
        String sample = options.get(DatasetProvider.SAMPLE);
        long seed = read(DatasetProvider.SEED, options.getOrDefault(DatasetProvider.SEED, "0"), Long::valueOf);
        if (stride != null && sample != null) {
            throw new InvalidInputException("both a stride and a sample are asked for, expected one of them");
        }
        if (stride != null) {
            return new Selection.Strides(Arrays.stream(stride.split(",", -1))
                    .map(step -> read(DatasetProvider.STRIDE, step, Integer::valueOf))
                    .toList());
        }
        return sample == null
                ? new Selection.Everything()
                : new Selection.Sample(read(DatasetProvider.SAMPLE, sample, Integer::valueOf), seed);
    }

    private static <T> T read(String name, String text, Function<String, T> parser) {
        try {
            return parser.apply(text.strip());
        } catch (NumberFormatException e) {
            throw new InvalidInputException("option '" + name + "' holds '" + text + "', expected a whole number", e);
        }
    }
}
