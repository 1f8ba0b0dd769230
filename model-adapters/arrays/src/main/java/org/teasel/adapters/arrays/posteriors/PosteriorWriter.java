package org.teasel.adapters.arrays.posteriors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.teasel.adapters.arrays.NpyFile;
import org.teasel.adapters.arrays.NumericArray;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.posterior.CorrelatedGaussian;
import org.teasel.api.posterior.Deterministic;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.Posteriors;

/** Writes a representation as a folder of .npy files. */
final class PosteriorWriter {

    private final Path folder;
    private final Representation representation;
    private final Map<String, NumericArray> parts = new LinkedHashMap<>();

    PosteriorWriter(Path folder, Representation representation) {
        this.folder = folder;
        this.representation = representation;
    }

    void write() {
        addPosteriors();
        addFactors();
        addWeights();
        try {
            Files.createDirectories(folder);
            clear();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be written: " + e.getMessage(), e);
        }
        parts.forEach((name, array) -> NpyFile.write(folder.resolve(name + ".npy"), array));
        NamesJson.write(
                folder.resolve(PosteriorFiles.NAMES),
                representation.latentNames(),
                representation.factors().factors());
    }

    private void addPosteriors() {
        Posteriors posteriors = representation.posteriors() instanceof StoredPosteriors stored
                ? stored.select(IntStream.range(0, stored.size()).toArray())
                : representation.posteriors();
        int rows = posteriors.size();
        int latents = posteriors.latents();
        double[] means = new double[Math.multiplyExact(rows, latents)];
        for (int k = 0; k < means.length; k++) {
            means[k] = posteriors.mean(k / latents, k % latents);
        }
        parts.put(PosteriorFiles.MEAN, NumericArray.of(means, rows, latents));
        if (posteriors instanceof DiagonalGaussian gaussian) {
            double[] deviations = new double[means.length];
            for (int k = 0; k < means.length; k++) {
                deviations[k] = gaussian.standardDeviation(k / latents, k % latents);
            }
            parts.put(PosteriorFiles.STD, NumericArray.of(deviations, rows, latents));
        } else if (posteriors instanceof CorrelatedGaussian) {
            double[] covariances = new double[Math.multiplyExact(means.length, latents)];
            for (int k = 0; k < covariances.length; k++) {
                int entry = k % (latents * latents);
                covariances[k] = posteriors.covariance(k / (latents * latents), entry / latents, entry % latents);
            }
            parts.put(PosteriorFiles.COVARIANCE, NumericArray.of(covariances, rows, latents, latents));
        } else if (posteriors instanceof Deterministic) {
            parts.put(PosteriorFiles.STD, NumericArray.of(new double[means.length], rows, latents));
        } else {
            throw new InvalidInputException("'" + representation.name() + "' has posteriors of the family "
                    + posteriors.getClass().getSimpleName() + ", expected Gaussians or points to write");
        }
    }

    private void addFactors() {
        Factors factors = representation.factors();
        if (factors.count() == 0) {
            return;
        }
        boolean measured = false;
        double[] numbers = new double[Math.multiplyExact(factors.size(), factors.count())];
        for (int k = 0; k < factors.count(); k++) {
            FactorColumn column = factors.column(k);
            if (column instanceof FactorColumn.Soft soft) {
                parts.put(PosteriorFiles.SOFT_FACTOR + k, probabilities(soft));
            }
            measured |= column instanceof FactorColumn.Measurements;
            for (int row = 0; row < factors.size(); row++) {
                numbers[row * factors.count() + k] =
                        column instanceof FactorColumn.Soft soft ? likeliest(soft, row) : column.number(row);
            }
        }
        parts.put(
                PosteriorFiles.FACTORS,
                measured
                        ? NumericArray.of(numbers, factors.size(), factors.count())
                        : NumericArray.of(
                                IntStream.range(0, numbers.length)
                                        .map(k -> (int) numbers[k])
                                        .toArray(),
                                factors.size(),
                                factors.count()));
    }

    private static NumericArray probabilities(FactorColumn.Soft soft) {
        double[] flat = new double[Math.multiplyExact(soft.size(), soft.values())];
        for (int k = 0; k < flat.length; k++) {
            flat[k] = soft.probability(k / soft.values(), k % soft.values());
        }
        return NumericArray.of(flat, soft.size(), soft.values());
    }

    private static int likeliest(FactorColumn.Soft soft, int row) {
        int best = 0;
        for (int value = 1; value < soft.values(); value++) {
            if (soft.probability(row, value) > soft.probability(row, best)) {
                best = value;
            }
        }
        return best;
    }

    private void addWeights() {
        double[] weights = IntStream.range(0, representation.size())
                .mapToDouble(representation::weight)
                .toArray();
        for (double weight : weights) {
            if (weight != weights[0]) {
                parts.put(PosteriorFiles.WEIGHTS, NumericArray.of(weights, weights.length));
                return;
            }
        }
    }

    /** Makes sure that no part of another representation will be read along with this one's. */
    private void clear() throws IOException {
        List<String> old = new FolderSource(folder)
                .parts().stream().filter(PosteriorFiles::isPart).toList();
        for (String part : old) {
            if (Files.exists(folder.resolve(part + ".csv"))) {
                throw new InvalidInputException(
                        folder + " holds " + part + ".csv, expected a folder without tables of another representation");
            }
        }
        for (String part : old) {
            Files.delete(folder.resolve(part + ".npy"));
        }
    }
}
