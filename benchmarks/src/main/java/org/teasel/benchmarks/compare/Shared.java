package org.teasel.benchmarks.compare;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.teasel.adapters.arrays.NpyFile;
import org.teasel.adapters.arrays.NumericArray;
import org.teasel.adapters.arrays.posteriors.PosteriorFiles;
import org.teasel.api.Progress;
import org.teasel.api.Settings;
import org.teasel.api.data.Representation;
import org.teasel.api.information.RowSample;
import org.teasel.api.statistic.Statistics;
import org.teasel.estimators.Estimation;
import org.teasel.estimators.StandardEstimators;
import org.teasel.estimators.sampled.DrawnSamples;
import org.teasel.estimators.sampled.Draws;

/**
 * What Teasel chooses at random, so that others can compute with the same.
 *
 * @param draws draws from the aggregated posterior, those of a run by as many samples
 * @param examples the rows that learners see, those to learn from before those to be judged on
 */
record Shared(Draws draws, Representation examples) {

    static Shared of(Representation representation, Settings settings) {
        DrawnSamples draws = new DrawnSamples(settings.samples(), settings.seed());
        RowSample examples = new RowSample(settings.trainingRows() + settings.testRows(), settings.seed());
        Statistics results = new Estimation(List.of(new StandardEstimators()), settings, Progress.NONE)
                .estimate(representation, List.of(draws, examples))
                .all();
        return new Shared(results.get(draws), results.get(examples));
    }

    /** Writes {@code draws.npy} [S, L], {@code components.npy} [S] and the folder {@code examples}. */
    void write(Path folder) {
        PosteriorFiles.write(folder.resolve("examples"), examples);
        double[][] points = draws.points();
        NpyFile.write(
                folder.resolve("draws.npy"),
                NumericArray.of(
                        Arrays.stream(points).flatMapToDouble(Arrays::stream).toArray(),
                        points.length,
                        points[0].length));
        NpyFile.write(folder.resolve("components.npy"), NumericArray.of(draws.rows(), points.length));
    }
}
