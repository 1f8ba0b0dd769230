package org.teasel.benchmarks.compare;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.teasel.adapters.arrays.posteriors.PosteriorFiles;
import org.teasel.api.InvalidInputException;
import org.teasel.api.Settings;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.benchmarks.SyntheticPosteriors;

/**
 * What the script asks of Teasel; the first word says which, and others are {@code name=value}.
 *
 * <table>
 * <caption>Tasks</caption>
 * <tr><td>{@code generate}</td><td>write synthetic posteriors: to, observations, latents, informative, seed</td></tr>
 * <tr><td>{@code extract}</td><td>write what other programs must read to see the same: posteriors, to, samples, rows,
 * seed</td></tr>
 * <tr><td>{@code measure}</td><td>print scores and what they cost as JSON: posteriors, metrics, factors, samples, rows,
 * seed, threads, evaluations</td></tr>
 * </table>
 */
public final class Main {

    private final Arguments arguments;
    private final PrintStream out;

    private Main(Arguments arguments, PrintStream out) {
        this.arguments = arguments;
        this.out = out;
    }

    /** Runs one task. */
    public static void main(String[] words) throws IOException {
        run(words, System.out);
    }

    static void run(String[] words, PrintStream out) throws IOException {
        Arguments arguments = Arguments.parse(words);
        Main main = new Main(arguments, out);
        switch (arguments.task()) {
            case "generate" -> main.generate();
            case "extract" -> main.extract();
            case "measure" -> main.measure();
            default ->
                throw new InvalidInputException(
                        "there is no task '" + arguments.task() + "'; there are generate, extract and measure");
        }
    }

    private void generate() {
        int latents = arguments.number("latents", 10);
        SyntheticPosteriors posteriors = new SyntheticPosteriors(
                arguments.number("observations", 46_080),
                latents,
                arguments.number("informative", SyntheticPosteriors.usuallyInformative(latents)),
                arguments.number("seed", 0));
        PosteriorFiles.write(Path.of(arguments.text("to")), posteriors.representation());
    }

    private void extract() {
        Shared.of(representation(), settings()).write(Path.of(arguments.text("to")));
    }

    private void measure() throws IOException {
        Representation representation = representation();
        if (!Boolean.parseBoolean(arguments.text("factors", "true"))) {
            representation = Representation.of(
                    representation.name(), representation.posteriors(), Factors.none(representation.size()));
        }
        Map<String, Object> measured =
                Measured.of(representation, arguments.text("metrics"), settings(), arguments.number("evaluations", 1));
        out.println(new ObjectMapper().writeValueAsString(measured));
    }

    private Representation representation() {
        return PosteriorFiles.read(Path.of(arguments.text("posteriors")));
    }

    /** Learners are fitted once: a comparison has no use for their error. */
    private Settings settings() {
        int rows = arguments.number("rows", Settings.DEFAULT.trainingRows());
        return Settings.DEFAULT
                .withSamples(arguments.number("samples", Settings.DEFAULT.samples()))
                .withSeed(arguments.number("seed", 0))
                .withThreads(arguments.number("threads", Settings.DEFAULT.threads()))
                .withLearnerRows(rows, rows / 2)
                .withRepeats(1);
    }
}
