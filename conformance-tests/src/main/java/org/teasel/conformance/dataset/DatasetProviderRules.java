package org.teasel.conformance.dataset;

import static org.teasel.api.spi.DatasetProvider.SAMPLE;
import static org.teasel.api.spi.DatasetProvider.SEED;
import static org.teasel.api.spi.DatasetProvider.STRIDE;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Dataset;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Factors;
import org.teasel.conformance.provider.Presentation;
import org.teasel.conformance.provider.Refusal;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Trial;
import org.teasel.conformance.rule.Violation;

/** The rules for providers of data sets. */
final class DatasetProviderRules {

    private static final int SAMPLED = 7;
    private static final int SEEDS = 6;

    static final List<Rule<DatasetProviderCandidate>> ALL = List.of(
            Rule.<DatasetProviderCandidate>must(
                            "dataset.provider.id", "a provider has an identifier of small letters, digits and hyphens")
                    .from("DatasetProvider.id")
                    .brokenBy("the name of a class")
                    .once((candidate, trial) -> Presentation.requireId(
                            candidate.providers().get().id(),
                            candidate.providers().get().id())),
            Rule.<DatasetProviderCandidate>must(
                            "dataset.provider.description", "a provider describes in one line what it opens")
                    .from("DatasetProvider.description")
                    .brokenBy("null, nothing, or a page")
                    .once((candidate, trial) -> Presentation.requireDescription(
                            candidate.providers().get().description())),
            Rule.<DatasetProviderCandidate>must(
                            "dataset.provider.unknown-option",
                            "a provider refuses an option that it does not know, by its name")
                    .from("DatasetProvider.open: a name that the provider doesn't know is refused")
                    .brokenBy("options that are looked up and never checked, so that a misspelt one does nothing")
                    .once((candidate, trial) -> refuses(candidate, Presentation.UNKNOWN_OPTION, "1")),
            Rule.<DatasetProviderCandidate>must(
                            "dataset.provider.unknown-reference",
                            "a provider refuses a reference that it can't open by an InvalidInputException that names it,"
                                    + " and one that is missing unless it needs none")
                    .from("DatasetProvider.open")
                    .brokenBy("a NullPointerException, or the exception of a file system")
                    .once(DatasetProviderRules::unknownReference),
            Rule.<DatasetProviderCandidate>must(
                            "dataset.provider.open",
                            "a provider opens the same data set each time, and leaves the options as they are")
                    .from("DatasetProvider.open")
                    .brokenBy("options that are removed as they are read; rows in the order of a hash map")
                    .once(DatasetProviderRules::open),
            Rule.<DatasetProviderCandidate>must(
                            "dataset.provider.sample-size",
                            "a sample has as many rows as were asked for, up to all of them, and no more are granted")
                    .from("DatasetProvider.SAMPLE")
                    .brokenBy("each row taken with a probability; rows drawn with replacement and counted once")
                    .unless(takes(SAMPLE))
                    .once(DatasetProviderRules::sampleSize),
            Rule.<DatasetProviderCandidate>must(
                            "dataset.provider.sample-rows",
                            "the rows of a sample are rows of the whole, observations beside their own factors, and none"
                                    + " comes twice")
                    .from("DatasetProvider.SAMPLE: observations to choose")
                    .brokenBy("factors of the first rows beside observations of the chosen ones; replacement")
                    .unless(takes(SAMPLE))
                    .once(DatasetProviderRules::sampleRows),
            Rule.<DatasetProviderCandidate>must(
                            "dataset.provider.sample-seed",
                            "the same seed chooses the same rows, and others choose others")
                    .from("DatasetProvider.SEED")
                    .brokenBy("a seed that is read and not used; a generator of all data sets")
                    .unless(takes(SAMPLE))
                    .unless(takes(SEED))
                    .once(DatasetProviderRules::sampleSeed),
            Rule.<DatasetProviderCandidate>must(
                            "dataset.provider.stride",
                            "strides leave of each factor the values 0, s, 2 s, ..., and strides of 1 leave all rows")
                    .from("DatasetProvider.STRIDE")
                    .brokenBy("strides over rows in place of values; factors in another order")
                    .unless(takes(STRIDE))
                    .once(DatasetProviderRules::stride),
            Rule.<DatasetProviderCandidate>must(
                            "dataset.provider.bad-numbers",
                            "selections that are no numbers, or impossible ones, are refused with the option named")
                    .from("DatasetProvider.open; InvalidInputException")
                    .brokenBy("a NumberFormatException passed on; a stride of 0")
                    .once(DatasetProviderRules::badNumbers));

    private DatasetProviderRules() {}

    private static Function<DatasetProviderCandidate, Optional<String>> takes(String option) {
        return candidate -> candidate.selections().contains(option)
                ? Optional.empty()
                : Optional.of("the provider takes no option '" + option + "'");
    }

    private static Dataset whole(DatasetProviderCandidate candidate) {
        return candidate.providers().get().open(candidate.reference(), candidate.options());
    }

    private static Dataset with(DatasetProviderCandidate candidate, Map<String, String> more) {
        Map<String, String> options = candidate.options();
        for (Map.Entry<String, String> option : more.entrySet()) {
            options = Presentation.with(options, option.getKey(), option.getValue());
        }
        return candidate.providers().get().open(candidate.reference(), options);
    }

    private static void refuses(DatasetProviderCandidate candidate, String option, String value) {
        Refusal.require(
                "the option " + option + " with the value '" + value + "'",
                () -> with(candidate, Map.of(option, value)),
                option);
    }

    private static void unknownReference(DatasetProviderCandidate candidate, Trial trial) {
        String unknown = "no-such-reference-" + Long.toUnsignedString(trial.seed());
        Refusal.require(
                "the reference '" + unknown + "'",
                () -> candidate.providers().get().open(unknown, candidate.options()),
                unknown);
        if (!candidate.reference().isEmpty()) {
            try {
                candidate.providers().get().open("", candidate.options()).close();
            } catch (InvalidInputException refused) {
                // As it may be.
            } catch (RuntimeException e) {
                throw new Violation("without a reference it threw " + e + ", expected an InvalidInputException");
            }
        }
    }

    private static void open(DatasetProviderCandidate candidate, Trial trial) {
        try (Dataset one = whole(candidate);
                Dataset other = whole(candidate)) {
            TableRules.requireSame("opened again", other.factors(), one.factors());
            if (!one.name().equals(other.name())) {
                throw new Violation("opened twice, it is called '" + one.name() + "' and '" + other.name() + "'");
            }
            int last = one.size() - 1;
            if (!Arrays.equals(ReadingRules.read(one, last, last + 1), ReadingRules.read(other, last, last + 1))) {
                throw new Violation("opened twice, the last observation is not the same");
            }
        }
    }

    private static void sampleSize(DatasetProviderCandidate candidate, Trial trial) {
        int all;
        try (Dataset dataset = whole(candidate)) {
            all = dataset.size();
        }
        for (int count : new int[] {1, SAMPLED, all}) {
            try (Dataset sample = with(candidate, Map.of(SAMPLE, Integer.toString(count)))) {
                if (sample.size() != count) {
                    throw new Violation("a sample of " + count + " of " + all + " rows has " + sample.size() + " rows");
                }
            }
        }
        refuses(candidate, SAMPLE, Integer.toString(all + 1));
    }

    private static void sampleRows(DatasetProviderCandidate candidate, Trial trial) {
        try (Dataset whole = whole(candidate);
                Dataset sample = with(candidate, Map.of(SAMPLE, Integer.toString(SAMPLED)))) {
            Set<Integer> taken = new HashSet<>();
            for (int row = 0; row < sample.size(); row++) {
                int own = row;
                float[] observation = ReadingRules.read(sample, row, row + 1);
                int found = IntStream.range(0, whole.size())
                        .filter(r -> sameFactors(sample.factors(), own, whole.factors(), r))
                        .filter(r -> !taken.contains(r))
                        .filter(r -> Arrays.equals(observation, ReadingRules.read(whole, r, r + 1)))
                        .findFirst()
                        .orElseThrow(() -> new Violation("row " + own + " of a sample of " + SAMPLED + ", "
                                + values(sample.factors(), own) + ", is no row of the whole that is not taken yet"));
                taken.add(found);
            }
        }
    }

    private static boolean sameFactors(Factors one, int row, Factors other, int otherRow) {
        return IntStream.range(0, one.count())
                .allMatch(k -> TableRules.sameValue(one.column(k), row, other.column(k), otherRow));
    }

    private static String values(Factors factors, int row) {
        return IntStream.range(0, factors.count())
                .mapToObj(
                        k -> factors.factor(k).name() + " " + factors.column(k).number(row))
                .collect(Collectors.joining(", "));
    }

    private static void sampleSeed(DatasetProviderCandidate candidate, Trial trial) {
        Set<String> choices = new HashSet<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            Map<String, String> options = Map.of(SAMPLE, Integer.toString(SAMPLED), SEED, Integer.toString(seed));
            try (Dataset one = with(candidate, options);
                    Dataset other = with(candidate, options)) {
                TableRules.requireSame("chosen again with the seed " + seed, other.factors(), one.factors());
                choices.add(IntStream.range(0, one.size())
                        .mapToObj(row -> values(one.factors(), row))
                        .collect(Collectors.joining("; ")));
            }
        }
        if (choices.size() == 1) {
            throw new Violation("the seeds 0 to " + (SEEDS - 1) + " all choose the same rows: " + choices);
        }
    }

    private static void stride(DatasetProviderCandidate candidate, Trial trial) {
        try (Dataset whole = whole(candidate)) {
            Factors factors = whole.factors();
            String ones = "1" + ",1".repeat(factors.count() - 1);
            try (Dataset same = with(candidate, Map.of(STRIDE, ones))) {
                TableRules.requireSame("with strides of 1", same.factors(), factors);
            }
            for (int k = 0; k < factors.count(); k++) {
                strideOf(candidate, whole, k);
            }
            refuses(candidate, STRIDE, ones + ",1");
        }
    }

    private static void strideOf(DatasetProviderCandidate candidate, Dataset whole, int factor) {
        Factors factors = whole.factors();
        if (!(factors.column(factor) instanceof FactorColumn.Labels labels)) {
            return;
        }
        String steps = IntStream.range(0, factors.count())
                .mapToObj(k -> k == factor ? "2" : "1")
                .collect(Collectors.joining(","));
        int[] rows = IntStream.range(0, whole.size())
                .filter(row -> labels.code(row) % 2 == 0)
                .toArray();
        try (Dataset part = with(candidate, Map.of(STRIDE, steps))) {
            TableRules.requireSame("with the strides " + steps, part.factors(), factors.select(rows));
            int last = rows.length - 1;
            if (!Arrays.equals(
                    ReadingRules.read(part, last, last + 1), ReadingRules.read(whole, rows[last], rows[last] + 1))) {
                throw new Violation("with the strides " + steps + " the last observation is not row " + rows[last]
                        + " of the whole");
            }
        }
    }

    private static void badNumbers(DatasetProviderCandidate candidate, Trial trial) {
        if (candidate.selections().isEmpty()) {
            throw trial.unsuitable("the provider takes no selections");
        }
        for (String option : candidate.selections()) {
            for (String bad : List.of("many", "", "1.5", "99999999999999999999")) {
                if (option.equals(SEED)) {
                    Refusal.require(
                            "the option " + SEED + " with the value '" + bad + "'",
                            () -> with(candidate, Map.of(SAMPLE, "1", SEED, bad)),
                            SEED);
                } else {
                    refuses(candidate, option, bad);
                }
            }
        }
        if (candidate.selections().contains(SAMPLE)) {
            refuses(candidate, SAMPLE, "0");
            refuses(candidate, SAMPLE, "-3");
        }
        if (candidate.selections().contains(STRIDE)) {
            refuses(candidate, STRIDE, "0");
        }
    }
}
