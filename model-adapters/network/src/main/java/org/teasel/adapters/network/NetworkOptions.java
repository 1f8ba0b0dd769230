package org.teasel.adapters.network;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.teasel.api.InvalidInputException;

/**
 * The user's word on how to read a network. Every provider has these options, and may have more of its own:
 *
 * <ul>
 *   <li>{@code mean}: the output [batch, L] that holds the mean, or some of its columns, such as {@code moments[0:10]}
 *       for the first ten
 *   <li>{@code logvar} or {@code std}: the output [batch, L], or its columns, that holds the logarithm of the variance
 *       or the standard deviation; {@code std=none} for a posterior without noise
 *   <li>{@code cholesky} or {@code covariance}: the output [batch, L, L] that holds the lower triangular factor F of
 *       the covariance F F^T, or the covariance itself
 *   <li>{@code logits} or {@code probabilities}: the output [batch, K] or [batch, L, K] of one or L categorical latents
 *       of K values each
 *   <li>{@code codes} and {@code codebook}: the output [batch, positions...] of codes 0 to K - 1 of a vector-quantised
 *       encoder, and their number K
 *   <li>{@code input}: the input that observations go to
 *   <li>{@code shape}: shape of one observation as the network takes it, such as {@code 784} or {@code 1,28,28}, if
 *       the network doesn't say
 *   <li>{@code batch}: observations a run
 * </ul>
 */
public final class NetworkOptions {

    /** No word on anything. */
    public static final NetworkOptions NONE = new NetworkOptions(Map.of());

    static final String MEAN = "mean";
    static final String LOG_VARIANCE = "logvar";
    static final String STANDARD_DEVIATION = "std";
    static final String CHOLESKY = "cholesky";
    static final String COVARIANCE = "covariance";
    static final String LOGITS = "logits";
    static final String PROBABILITIES = "probabilities";
    static final String CODES = "codes";
    static final String CODEBOOK = "codebook";
    static final String INPUT = "input";
    static final String SHAPE = "shape";
    static final String BATCH = "batch";
    static final String OUTPUT = "output";

    private static final List<String> SHARED = List.of(
            MEAN,
            LOG_VARIANCE,
            STANDARD_DEVIATION,
            CHOLESKY,
            COVARIANCE,
            LOGITS,
            PROBABILITIES,
            CODES,
            CODEBOOK,
            INPUT,
            SHAPE,
            BATCH);
    private static final List<String> OF_DECODERS = List.of(INPUT, OUTPUT, BATCH);
    private static final List<String> SPREADS = List.of(LOG_VARIANCE, STANDARD_DEVIATION, CHOLESKY, COVARIANCE);
    private static final List<String> FAMILIES = List.of(LOGITS, PROBABILITIES, CODES, MEAN);

    private final Map<String, String> options;

    private NetworkOptions(Map<String, String> options) {
        this.options = options;
    }

    /**
     * Reads what a provider was given.
     *
     * @param provider the provider's id, for messages
     * @param options options by name
     * @param own names that this provider has beside the shared ones
     * @throws InvalidInputException if there is no such option, or two contradict each other
     */
    public static NetworkOptions parse(String provider, Map<String, String> options, String... own) {
        requireKnown(provider, options, SHARED, own);
        requireOne(options, SPREADS);
        requireOne(options, FAMILIES);
        for (String spread : SPREADS) {
            requireOne(options, List.of(LOGITS, PROBABILITIES, CODES, spread));
        }
        if (options.containsKey(CODES) != options.containsKey(CODEBOOK)) {
            throw new InvalidInputException(
                    options.containsKey(CODES)
                            ? "option codes was given without codebook, expected the number of codes in the book too, such as"
                                    + " codebook=512"
                            : "option codebook was given without codes, expected the output that holds them too");
        }
        return new NetworkOptions(Map.copyOf(options));
    }

    /**
     * Reads what a provider was given for a decoder: {@code input}, which gets the latents, {@code output}, which holds
     * the observations, and {@code batch}, rows a run.
     *
     * @param provider the provider's id, for messages
     * @param options options by name
     * @param own names that this provider has beside the shared ones
     * @throws InvalidInputException if there is no such option
     */
    public static NetworkOptions parseDecoder(String provider, Map<String, String> options, String... own) {
        requireKnown(provider + ", for a decoder,", options, OF_DECODERS, own);
        return new NetworkOptions(Map.copyOf(options));
    }

    private static void requireKnown(String who, Map<String, String> options, List<String> shared, String... own) {
        Set<String> known =
                Stream.concat(shared.stream(), Arrays.stream(own)).collect(Collectors.toCollection(TreeSet::new));
        for (String name : options.keySet()) {
            if (!known.contains(name)) {
                throw new InvalidInputException(
                        who + " has no option '" + name + "'; it has " + String.join(", ", known));
            }
        }
    }

    private static void requireOne(Map<String, String> options, List<String> alternatives) {
        List<String> given = alternatives.stream().filter(options::containsKey).toList();
        if (given.size() > 1) {
            throw new InvalidInputException(
                    "options " + given.get(0) + " and " + given.get(1) + " were both given, expected one of them");
        }
    }

    /** An option's text, if it was given. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(options.get(name));
    }

    /**
     * An option that counts, if it was given.
     *
     * @throws InvalidInputException if it is no whole number from 1 to 9,999,999
     */
    public OptionalInt count(String name) {
        String text = options.get(name);
        if (text == null) {
            return OptionalInt.empty();
        }
        if (!text.matches("[1-9][0-9]{0,6}")) {
            throw new InvalidInputException("option " + name + " is '" + text + "', expected a whole number from 1 on");
        }
        return OptionalInt.of(Integer.parseInt(text));
    }

    /**
     * An option that names a constant in any letters.
     *
     * @param usual the constant if it was not given
     * @throws InvalidInputException if it names none
     */
    public <E extends Enum<E>> E choice(String name, E usual) {
        String text = options.get(name);
        if (text == null) {
            return usual;
        }
        E[] constants = usual.getDeclaringClass().getEnumConstants();
        return Arrays.stream(constants)
                .filter(constant -> constant.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("option " + name + " is '" + text + "', expected "
                        + Arrays.stream(constants)
                                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                                .replaceFirst(", ([^,]*)$", " or $1")));
    }

    /** The shape that the user says one observation has for the network. */
    Optional<TensorShape> shape() {
        return text(SHAPE).map(text -> {
            if (!text.matches("[1-9][0-9]{0,8}(,[1-9][0-9]{0,8})*")) {
                throw new InvalidInputException(
                        "option shape is '" + text + "', expected the extents of an observation, such as 1,64,64");
            }
            return TensorShape.of(
                    Arrays.stream(text.split(",")).mapToLong(Long::parseLong).toArray());
        });
    }
}
