package org.teasel.adapters.network;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.teasel.adapters.network.GaussianHead.Spread;
import org.teasel.api.InvalidInputException;

/**
 * Finds which outputs of a model make the posterior: by the user's word, else by their names. What can't be told apart
 * is refused with the outputs there are, because a wrong guess would give scores that look like any other.
 */
final class HeadFinder {

    private static final String NO_SPREAD = "none";

    private static final List<SpreadOutput> SPREADS = List.of(
            new SpreadOutput(
                    NetworkOptions.CHOLESKY,
                    OutputNames.CHOLESKY,
                    (mean, matrix) -> new CovarianceHead(mean, matrix, CovarianceHead.Kind.CHOLESKY)),
            new SpreadOutput(
                    NetworkOptions.COVARIANCE,
                    OutputNames.COVARIANCE,
                    (mean, matrix) -> new CovarianceHead(mean, matrix, CovarianceHead.Kind.COVARIANCE)),
            new SpreadOutput(
                    NetworkOptions.LOG_VARIANCE,
                    OutputNames.LOG_VARIANCE,
                    (mean, spread) -> new GaussianHead(mean, spread, Spread.LOG_VARIANCE)),
            new SpreadOutput(
                    NetworkOptions.STANDARD_DEVIATION,
                    OutputNames.STANDARD_DEVIATION,
                    (mean, spread) -> new GaussianHead(mean, spread, Spread.STANDARD_DEVIATION)));

    private final NetworkOptions options;
    private final Map<String, TensorShape> outputs;

    private HeadFinder(NetworkOptions options, Map<String, TensorShape> outputs) {
        this.options = options;
        this.outputs = outputs;
    }

    /**
     * The head of a model.
     *
     * @param outputs shapes by name, as far as they are known
     */
    static Head find(NetworkOptions options, Map<String, TensorShape> outputs) {
        return new HeadFinder(options, outputs).head();
    }

    private Head head() {
        return categorical().or(this::codes).orElseGet(this::continuous);
    }

    private Optional<Head> categorical() {
        Optional<Head> logits = options.text(NetworkOptions.LOGITS)
                .map(text -> new CategoricalHead(parse(text), CategoricalHead.Kind.LOGITS));
        return logits.or(() -> options.text(NetworkOptions.PROBABILITIES)
                .map(text -> new CategoricalHead(parse(text), CategoricalHead.Kind.PROBABILITIES)));
    }

    private Optional<Head> codes() {
        return options.text(NetworkOptions.CODES)
                .map(text -> new CodesHead(
                        parse(text), options.count(NetworkOptions.CODEBOOK).orElseThrow()));
    }

    private Head continuous() {
        OutputColumns mean = options.text(NetworkOptions.MEAN).map(this::parse).orElseGet(this::guessMean);
        if (options.text(NetworkOptions.STANDARD_DEVIATION)
                .filter(NO_SPREAD::equals)
                .isPresent()) {
            return new Head.Point(mean);
        }
        return told(mean).or(() -> guessed(mean)).orElseGet(() -> alone(mean));
    }

    private OutputColumns parse(String text) {
        return OutputColumns.parse(text, outputs.keySet());
    }

    private OutputColumns guessMean() {
        for (String output : outputs.keySet()) {
            if (OutputNames.MEAN.in(output) && spread(output)) {
                throw new InvalidInputException("output " + describe(output) + " seems to hold means and spreads; say"
                        + " which columns are which, such as mean=" + output + "[0:10] and logvar=" + output
                        + "[10:20]");
            }
        }
        List<String> means =
                outputs.keySet().stream().filter(OutputNames.MEAN::in).toList();
        if (means.size() == 1) {
            return OutputColumns.all(means.get(0));
        }
        if (outputs.size() == 1) {
            String lone = outputs.keySet().iterator().next();
            if (OutputNames.CATEGORIES.in(lone)) {
                throw new InvalidInputException("output " + describe(lone) + " seems to hold categories; say logits="
                        + lone + " or probabilities=" + lone + ", or mean=" + lone + " for points without noise");
            }
            if (!spread(lone)) {
                return OutputColumns.all(lone);
            }
        }
        throw new InvalidInputException(
                "no single output of the model is named as a mean; say mean=NAME and logvar=NAME"
                        + " or std=NAME, from " + describeAll());
    }

    private Optional<Head> told(OutputColumns mean) {
        return SPREADS.stream()
                .flatMap(spread -> options.text(spread.option()).stream()
                        .map(text -> spread.head().apply(mean, parse(text))))
                .findFirst();
    }

    /** A model that gives several spreads gives the same thing again; one between latents says the most. */
    private Optional<Head> guessed(OutputColumns mean) {
        return SPREADS.stream()
                .flatMap(spread -> guessed(mean, spread).stream())
                .findFirst();
    }

    private Optional<Head> guessed(OutputColumns mean, SpreadOutput spread) {
        List<String> candidates = others(mean).filter(spread.names()::in).toList();
        if (candidates.size() > 1) {
            throw new InvalidInputException(
                    "several outputs could be the spread; say logvar=NAME or std=NAME, from " + describeAll());
        }
        return candidates.stream()
                .map(name -> spread.head().apply(mean, OutputColumns.all(name)))
                .findFirst();
    }

    /** A posterior without noise, if nothing in the model looks like a spread under an unknown name. */
    private Head alone(OutputColumns mean) {
        TensorShape shape = outputs.get(mean.output());
        boolean part = mean.to() != OutputColumns.ALL;
        if (part || others(mean).anyMatch(other -> outputs.get(other).fits(shape))) {
            throw new InvalidInputException("'" + mean.output() + "' holds the mean, and it is unknown what holds the"
                    + " spread; say logvar=NAME, std=NAME, or std=none for a posterior without noise, from "
                    + describeAll());
        }
        return new Head.Point(mean);
    }

    private Stream<String> others(OutputColumns mean) {
        return outputs.keySet().stream().filter(name -> !name.equals(mean.output()));
    }

    private static boolean spread(String output) {
        return SPREADS.stream().anyMatch(spread -> spread.names().in(output));
    }

    private String describeAll() {
        return outputs.keySet().stream().map(this::describe).collect(Collectors.joining(", "));
    }

    private String describe(String output) {
        return "'" + output + "' " + outputs.get(output);
    }

    /**
     * An output that tells a spread.
     *
     * @param option what names it
     * @param names what people call it
     * @param head the head over a mean and it
     */
    private record SpreadOutput(
            String option, OutputNames names, BiFunction<OutputColumns, OutputColumns, Head> head) {}
}
