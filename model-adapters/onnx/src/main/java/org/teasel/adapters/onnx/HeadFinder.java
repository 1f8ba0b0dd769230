package org.teasel.adapters.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.teasel.adapters.onnx.Head.Spread;
import org.teasel.api.InvalidInputException;

/**
 * Finds which outputs of a model make the posterior: by the user's word, else by their names. What can't be told apart
 * is refused with the outputs there are, because a wrong guess would give scores that look like any other.
 */
final class HeadFinder {

    private static final String NO_SPREAD = "none";

    private final OnnxOptions options;
    private final Map<String, long[]> outputs;

    private HeadFinder(OnnxOptions options, Map<String, long[]> outputs) {
        this.options = options;
        this.outputs = outputs;
    }

    /**
     * The head of a model.
     *
     * @param outputs shapes by name, with -1 for an extent that is not fixed
     */
    static Head find(OnnxOptions options, Map<String, long[]> outputs) {
        return new HeadFinder(options, outputs).head();
    }

    private Head head() {
        OutputColumns mean = options.mean().map(this::parse).orElseGet(this::guessMean);
        if (options.standardDeviation().filter(NO_SPREAD::equals).isPresent()) {
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
        if (outputs.size() == 1 && !spread(outputs.keySet().iterator().next())) {
            return OutputColumns.all(outputs.keySet().iterator().next());
        }
        throw new InvalidInputException(
                "no single output of the model is named as a mean; say mean=NAME and logvar=NAME"
                        + " or std=NAME, from " + describeAll());
    }

    private Optional<Head> told(OutputColumns mean) {
        return options.logVariance()
                .map(text -> gaussian(mean, parse(text), Spread.LOG_VARIANCE))
                .or(() -> options.standardDeviation()
                        .map(text -> gaussian(mean, parse(text), Spread.STANDARD_DEVIATION)));
    }

    private Optional<Head> guessed(OutputColumns mean) {
        // A model that gives both gives the same thing twice.
        return guessed(mean, OutputNames.LOG_VARIANCE, Spread.LOG_VARIANCE)
                .or(() -> guessed(mean, OutputNames.STANDARD_DEVIATION, Spread.STANDARD_DEVIATION));
    }

    private Optional<Head> guessed(OutputColumns mean, OutputNames names, Spread kind) {
        List<String> candidates = others(mean).filter(names::in).toList();
        if (candidates.size() > 1) {
            throw new InvalidInputException(
                    "several outputs could be the spread; say logvar=NAME or std=NAME, from " + describeAll());
        }
        return candidates.stream()
                .map(name -> gaussian(mean, OutputColumns.all(name), kind))
                .findFirst();
    }

    private static Head gaussian(OutputColumns mean, OutputColumns spread, Spread kind) {
        return new Head.Gaussian(mean, spread, kind);
    }

    /** A posterior without noise, if nothing in the model looks like a spread under an unknown name. */
    private Head alone(OutputColumns mean) {
        long[] shape = outputs.get(mean.output());
        boolean part = mean.to() != OutputColumns.ALL;
        if (part || others(mean).anyMatch(other -> Arrays.equals(outputs.get(other), shape))) {
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
        return OutputNames.LOG_VARIANCE.in(output) || OutputNames.STANDARD_DEVIATION.in(output);
    }

    private String describeAll() {
        return outputs.keySet().stream().map(this::describe).collect(Collectors.joining(", "));
    }

    private String describe(String output) {
        return "'" + output + "' " + Shapes.tell(outputs.get(output));
    }
}
