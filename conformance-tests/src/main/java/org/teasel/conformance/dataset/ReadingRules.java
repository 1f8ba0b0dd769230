package org.teasel.conformance.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.teasel.api.data.Dataset;
import org.teasel.api.data.Observations;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Trial;
import org.teasel.conformance.rule.Violation;

/** Rules about the observations that are read. */
final class ReadingRules {

    /** Most rows of a batch that a rule reads. */
    private static final int BATCH = 12;

    private static final int BATCHES = 10;
    private static final int THREADS = 4;

    static final List<Rule<DatasetCandidate>> ALL = List.of(
            Rule.<DatasetCandidate>must(
                            "dataset.observations",
                            "a range gives an observation for each of its rows, of the data set's shape, with finite"
                                    + " numbers, from the first row to the last")
                    .from("Dataset.observations")
                    .brokenBy("an end that is counted in; a last batch that is filled up; pixels that are NaN")
                    .once(ReadingRules::observations),
            Rule.<DatasetCandidate>must(
                            "dataset.observations.batches",
                            "a range gives the same observations as the parts that it is cut in")
                    .from("Dataset.observations")
                    .brokenBy("a start that is counted twice or left out; a scale taken from the batch")
                    .once(ReadingRules::batches),
            Rule.<DatasetCandidate>must(
                            "dataset.observations.order", "rows can be read in any order and again, and give the same")
                    .from("Dataset.observations")
                    .brokenBy("a stream that only goes forward; noise that is drawn at each reading")
                    .once(ReadingRules::anyOrder),
            Rule.<DatasetCandidate>must(
                            "dataset.observations.fresh",
                            "a batch that was read changes neither when others are read nor, when it is changed, what is"
                                    + " read later")
                    .from("Observations.of: handed over; Dataset: safe for use by many threads")
                    .brokenBy("one buffer for all batches; the data set's own array handed out")
                    .once(ReadingRules::fresh),
            Rule.<DatasetCandidate>must(
                            "dataset.observations.range",
                            "a range that leaves the rows or runs backwards is refused with a message")
                    .from("Dataset.observations")
                    .brokenBy("a range that is cut to what there is; rows that wrap around")
                    .once(ReadingRules::badRanges),
            Rule.<DatasetCandidate>must("dataset.opened-again", "a data set that is opened again has the same rows")
                    .from("Dataset; Settings: scores are a function of data and settings")
                    .brokenBy("rows in the order of a hash map or a folder; a seed from the clock")
                    .once(ReadingRules::openedAgain),
            Rule.<DatasetCandidate>must("dataset.threads", "many threads read the same as one")
                    .from("Dataset: safe for use by many threads")
                    .brokenBy("a file position, a scratch array or a decoder that is shared")
                    .once(ReadingRules::threads));

    private ReadingRules() {}

    private static void observations(DatasetCandidate candidate, Trial trial) {
        try (Dataset dataset = candidate.datasets().get()) {
            int size = dataset.size();
            read(dataset, 0, Math.min(size, BATCH));
            read(dataset, Math.max(0, size - BATCH), size);
            read(dataset, size - 1, size);
            for (int[] range : ranges(size, trial.random())) {
                read(dataset, range[0], range[1]);
            }
        }
    }

    /** The numbers of a range, which must have the right shape. */
    static float[] read(Dataset dataset, int from, int to) {
        Observations observations = dataset.observations(from, to);
        String place = "rows " + from + " to before " + to;
        if (observations.size() != to - from || !Arrays.equals(observations.shape(), dataset.shape())) {
            throw new Violation(place + " are " + observations.size() + " observations of the shape "
                    + Arrays.toString(observations.shape()) + ", expected " + (to - from) + " of "
                    + Arrays.toString(dataset.shape()));
        }
        float[] values = observations.values();
        for (int k = 0; k < values.length; k++) {
            if (!Float.isFinite(values[k])) {
                throw new Violation("number " + k % observations.width() + " of row "
                        + (from + k / observations.width()) + " is " + values[k] + ", expected a finite one");
            }
        }
        return values;
    }

    private static List<int[]> ranges(int size, RandomGenerator random) {
        return IntStream.range(0, BATCHES)
                .mapToObj(k -> {
                    int from = random.nextInt(size);
                    return new int[] {from, Math.min(size, from + 1 + random.nextInt(BATCH))};
                })
                .toList();
    }

    private static void requireSame(String what, int from, int to, float[] actual, float[] expected) {
        if (!Arrays.equals(actual, expected)) {
            int at = Math.max(0, Arrays.mismatch(actual, expected));
            int width = Math.max(1, expected.length / (to - from));
            throw new Violation(what + " rows " + from + " to before " + to + " differ, first in number " + at % width
                    + " of row " + (from + at / width) + ": " + (at < actual.length ? actual[at] : "nothing")
                    + ", expected " + (at < expected.length ? expected[at] : "nothing"));
        }
    }

    private static void batches(DatasetCandidate candidate, Trial trial) {
        try (Dataset dataset = candidate.datasets().get()) {
            for (int[] range : ranges(dataset.size(), trial.random())) {
                float[] whole =
                        dataset.observations(range[0], range[1]).values().clone();
                int cut = range[0] + trial.random().nextInt(range[1] - range[0]) + 1;
                float[] parts =
                        Arrays.copyOf(dataset.observations(range[0], cut).values(), whole.length);
                if (cut < range[1]) {
                    float[] rest = dataset.observations(cut, range[1]).values();
                    int width = whole.length / (range[1] - range[0]);
                    System.arraycopy(
                            rest, 0, parts, (cut - range[0]) * width, Math.min(rest.length, (range[1] - cut) * width));
                }
                requireSame("read in two parts, cut at " + cut + ",", range[0], range[1], parts, whole);
            }
        }
    }

    private static void anyOrder(DatasetCandidate candidate, Trial trial) {
        try (Dataset dataset = candidate.datasets().get()) {
            List<int[]> ranges = ranges(dataset.size(), trial.random());
            List<float[]> first = ranges.stream()
                    .map(range ->
                            dataset.observations(range[0], range[1]).values().clone())
                    .toList();
            for (int k = ranges.size() - 1; k >= 0; k--) {
                int[] range = ranges.get(k);
                requireSame(
                        "read again, and in another order,",
                        range[0],
                        range[1],
                        dataset.observations(range[0], range[1]).values(),
                        first.get(k));
            }
        }
    }

    private static void fresh(DatasetCandidate candidate, Trial trial) {
        try (Dataset dataset = candidate.datasets().get()) {
            int size = dataset.size();
            int to = Math.min(size, BATCH);
            float[] kept = dataset.observations(0, to).values();
            float[] copy = kept.clone();
            dataset.observations(size - to, size);
            for (int[] range : ranges(size, trial.random())) {
                dataset.observations(range[0], range[1]);
            }
            requireSame("after other rows were read,", 0, to, kept, copy);
            Arrays.fill(kept, -7);
            requireSame(
                    "after a batch was changed,",
                    0,
                    to,
                    dataset.observations(0, to).values(),
                    copy);
        }
    }

    private static void badRanges(DatasetCandidate candidate, Trial trial) {
        try (Dataset dataset = candidate.datasets().get()) {
            int size = dataset.size();
            int[][] bad = {{-1, 1}, {0, size + 1}, {size, size + 1}, {1, 0}, {Integer.MIN_VALUE, Integer.MAX_VALUE}};
            for (int[] range : bad) {
                String place = "rows " + range[0] + " to before " + range[1] + " of " + size;
                Observations given;
                try {
                    given = dataset.observations(range[0], range[1]);
                } catch (RuntimeException refused) {
                    if (refused.getMessage() == null || refused.getMessage().isBlank()) {
                        throw new Violation(place + " were refused by " + refused + " without a word");
                    }
                    continue;
                }
                throw new Violation(place + " gave " + given.size() + " observations, expected an exception");
            }
        }
    }

    private static void openedAgain(DatasetCandidate candidate, Trial trial) {
        try (Dataset one = candidate.datasets().get();
                Dataset other = candidate.datasets().get()) {
            if (!Arrays.equals(one.shape(), other.shape())) {
                throw new Violation("the shape is " + Arrays.toString(one.shape()) + " and, opened again, "
                        + Arrays.toString(other.shape()));
            }
            TableRules.requireSame("opened again", other.factors(), one.factors());
            for (int[] range : ranges(one.size(), trial.random())) {
                requireSame(
                        "opened again,",
                        range[0],
                        range[1],
                        other.observations(range[0], range[1]).values(),
                        one.observations(range[0], range[1]).values());
            }
        }
    }

    private static void threads(DatasetCandidate candidate, Trial trial) throws InterruptedException {
        try (Dataset dataset = candidate.datasets().get()) {
            List<int[]> ranges = ranges(dataset.size(), trial.random());
            List<float[]> expected = ranges.stream()
                    .map(range ->
                            dataset.observations(range[0], range[1]).values().clone())
                    .toList();
            List<Callable<Void>> readers = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                RandomGenerator random = new SplittableRandom(trial.random().nextLong());
                readers.add(() -> {
                    for (int round = 0; round < trial.profile().examples(100); round++) {
                        int k = random.nextInt(ranges.size());
                        int[] range = ranges.get(k);
                        float[] values =
                                dataset.observations(range[0], range[1]).values();
                        requireSame("beside other threads", range[0], range[1], values, expected.get(k));
                    }
                    return null;
                });
            }
            run(readers);
        }
    }

    private static void run(List<Callable<Void>> readers) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(readers.size());
        try {
            for (Future<Void> reader : pool.invokeAll(readers)) {
                reader.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Violation violation
                    ? violation
                    : new Violation("beside other threads it threw " + e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
