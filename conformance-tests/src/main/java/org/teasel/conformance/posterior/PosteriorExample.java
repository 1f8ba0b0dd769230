package org.teasel.conformance.posterior;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.teasel.api.posterior.Posteriors;
import org.teasel.conformance.generate.Generator;

/**
 * Which random posteriors of a family to try a rule on.
 *
 * @param seed seed of the family's generator
 * @param rows number of rows to ask for
 * @param latents number of latents to ask for
 */
record PosteriorExample(long seed, int rows, int latents) {

    private static final int MOST_ROWS = 6;
    private static final int MOST_LATENTS = 4;

    /** Seeds that a simpler example is looked for with: posteriors of fewer rows are not a part of those of more. */
    private static final long SEEDS = 3;

    /** Examples with so many latents at least. */
    static Generator<PosteriorExample> ofLatents(int least) {
        return new Generator<>() {
            @Override
            public PosteriorExample generate(RandomGenerator random, int size) {
                int rows = 1 + random.nextInt(1 + (MOST_ROWS - 1) * size / GREATEST_SIZE);
                int latents = least + random.nextInt(1 + (MOST_LATENTS - least) * size / GREATEST_SIZE);
                return new PosteriorExample(random.nextLong(), rows, latents);
            }

            @Override
            public Stream<PosteriorExample> simpler(PosteriorExample example) {
                Stream<PosteriorExample> fewerLatents = IntStream.range(least, example.latents)
                        .boxed()
                        .flatMap(latents -> seeded(example, example.rows, latents));
                Stream<PosteriorExample> fewerRows = IntStream.range(1, example.rows)
                        .boxed()
                        .flatMap(rows -> seeded(example, rows, example.latents));
                return Stream.concat(fewerLatents, fewerRows);
            }
        };
    }

    private static Stream<PosteriorExample> seeded(PosteriorExample example, int rows, int latents) {
        return LongStream.concat(LongStream.of(example.seed), LongStream.range(0, SEEDS))
                .mapToObj(seed -> new PosteriorExample(seed, rows, latents));
    }

    Posteriors of(PosteriorCandidate candidate) {
        return candidate.family().make(new SplittableRandom(seed), rows, latents);
    }

    @Override
    public String toString() {
        return "posteriors made with the seed " + seed + ", " + rows + (rows == 1 ? " row, " : " rows, ") + latents
                + (latents == 1 ? " latent" : " latents");
    }
}
