package org.teasel.datasets.grid;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Dataset;
import org.teasel.api.spi.DatasetProvider;
import org.teasel.datasets.bias.BiasedDataset;
import org.teasel.datasets.bias.FactorBias;

/**
 * The options of a data set provider: those that all providers of this module know, {@code stride}, {@code sample} and
 * {@code seed} to choose rows and {@code bias} and {@code biased} to weigh them, and a provider's own.
 */
public final class DatasetOptions {

    /** Option: which {@link FactorBias} weighs the observations, A to D. */
    public static final String BIAS = "bias";

    /** Option: the names of the two factors that the bias is over, with a comma between. */
    public static final String BIASED = "biased";

    /** Name of an option that some providers have: rows and columns of an image, see {@link #side}. */
    public static final String SIDE = "side";

    private static final Set<String> COMMON =
            Set.of(DatasetProvider.STRIDE, DatasetProvider.SAMPLE, DatasetProvider.SEED, BIAS, BIASED);

    private final Map<String, String> options;

    private DatasetOptions(Map<String, String> options) {
        this.options = Map.copyOf(options);
    }

    /**
     * Options as they were given.
     *
     * @param own the names that the provider knows besides the common ones
     * @throws InvalidInputException if a name is unknown
     */
    public static DatasetOptions of(Map<String, String> options, String... own) {
        Set<String> known = new TreeSet<>(COMMON);
        known.addAll(List.of(own));
        for (String name : new TreeSet<>(options.keySet())) {
            if (!known.contains(name)) {
                throw new InvalidInputException("unknown option '" + name + "', expected one of " + known);
            }
        }
        return new DatasetOptions(options);
    }

    /**
     * The selection that the options ask for: {@code stride}, or {@code sample} with or without {@code seed} (0), or
     * everything.
     *
     * @throws InvalidInputException if an option cannot be read, or if stride and sample are both given
     */
    public Selection selection() {
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

    /**
     * A data set, weighed if {@code bias} asks for it: over the two factors that {@code biased} names, or else over the
     * last two ordinal ones.
     *
     * @throws InvalidInputException if there is no such bias or the data set has no such factors
     */
    public Dataset weigh(Dataset dataset) {
        String bias = options.get(BIAS);
        String names = options.get(BIASED);
        if (bias == null) {
            if (names != null) {
                throw new InvalidInputException("option '" + BIASED + "' is '" + names + "' and there is no option '"
                        + BIAS + "', expected one of " + Arrays.toString(FactorBias.values()));
            }
            return dataset;
        }
        FactorBias chosen = FactorBias.valueOf(
                choice(BIAS, Arrays.stream(FactorBias.values()).map(Enum::name).toArray(String[]::new)));
        if (names == null) {
            return BiasedDataset.of(dataset, chosen);
        }
        String[] pair = names.split(",", -1);
        if (pair.length != 2) {
            throw new InvalidInputException(
                    "option '" + BIASED + "' holds '" + names + "', expected the names of two factors, as in a,b");
        }
        return BiasedDataset.of(dataset, chosen, pair[0].strip(), pair[1].strip());
    }

    /**
     * An option with few values.
     *
     * @param allowed the values that it may have, the first of which it has if it is not given
     * @throws InvalidInputException if it has another
     */
    public String choice(String name, String... allowed) {
        String value = options.getOrDefault(name, allowed[0]).strip();
        if (!List.of(allowed).contains(value)) {
            throw new InvalidInputException(
                    "option '" + name + "' holds '" + value + "', expected one of " + String.join(", ", allowed));
        }
        return value;
    }

    /**
     * Rows and columns of an image, by the option {@link #SIDE}.
     *
     * @param allowed the numbers that it may have, the first of which it has if it is not given
     * @throws InvalidInputException if it has another
     */
    public int side(int... allowed) {
        return Integer.parseInt(
                choice(SIDE, Arrays.stream(allowed).mapToObj(String::valueOf).toArray(String[]::new)));
    }

    private static <T> T read(String name, String text, Function<String, T> parser) {
        try {
            return parser.apply(text.strip());
        } catch (NumberFormatException e) {
            throw new InvalidInputException("option '" + name + "' holds '" + text + "', expected a whole number", e);
        }
    }
}
