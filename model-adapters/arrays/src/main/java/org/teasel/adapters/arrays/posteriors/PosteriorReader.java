package org.teasel.adapters.arrays.posteriors;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.teasel.adapters.arrays.NumericArray;
import org.teasel.api.InvalidInputException;
import org.teasel.api.Progress;
import org.teasel.api.posterior.CorrelatedGaussian;
import org.teasel.api.posterior.Deterministic;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.Posteriors;

/** Reads the posteriors and the weights of the observations. */
final class PosteriorReader {

    /** How far a variance may be from the squared deviation, relative to it: single precision and then some. */
    private static final double AGREEMENT = 1e-4;

    /** Numbers from which on an array is left where it is: a copy of as many takes 64 MiB of memory. */
    static final long STORED_FROM = 1 << 23;

    private final PartSource source;
    private final long storedFrom;
    private final Progress progress;
    private final Part mean;

    /**
     * A reader of the parts.
     *
     * @param storedFrom arrays with at least so many numbers are not copied to memory
     * @param progress hears how many numbers have been checked
     */
    PosteriorReader(PartSource source, long storedFrom, Progress progress) {
        this.source = source;
        this.storedFrom = storedFrom;
        this.progress = progress;
        this.mean = source.find(PosteriorFiles.MEAN)
                .orElseThrow(() -> new InvalidInputException(source.location() + " holds no " + PosteriorFiles.MEAN
                        + ", expected the posterior means; it holds " + new TreeSet<>(source.parts())));
        mean.requireRank(2, "[N, L]");
        if (mean.array().length() == 0) {
            throw new InvalidInputException(mean.source() + " has shape "
                    + mean.array().shape() + ", expected at least one row and one latent");
        }
        mean.requireFinite(progress);
    }

    /** Names of the latents in a CSV header; empty without one. */
    List<String> latentNames() {
        return mean.columnNames();
    }

    Posteriors read() {
        int latents = mean.array().size(1);
        Optional<Part> deviation = source.find(PosteriorFiles.STD)
                .map(part ->
                        part.requireShape(mean.array().shape(), mean.source()).requireNotNegative(progress));
        Optional<Part> covariance = source.find(PosteriorFiles.COVARIANCE);
        if (covariance.isPresent()) {
            Part part = covariance
                    .get()
                    .requireShape(List.of(mean.array().size(0), latents, latents), mean.source())
                    .requireFinite(progress);
            deviation.ifPresent(std -> requireAgreement(std, part));
            return part.located(() -> CorrelatedGaussian.of(latents, mean.toDoubles(), part.toDoubles()));
        }
        Part std = deviation.orElseThrow(() -> new InvalidInputException(source.location()
                + " holds neither std nor covariance, expected one of them (zeros for an encoder without"
                + " noise); it holds " + new TreeSet<>(source.parts())));
        return isZero(std.array())
                ? family((width, arrays) -> Deterministic.of(width, arrays.get(0)), mean)
                : family((width, arrays) -> DiagonalGaussian.of(width, arrays.get(0), arrays.get(1)), mean, std);
    }

    /** Posteriors of a family in memory, or left in their arrays if those are large. */
    private Posteriors family(StoredPosteriors.Family family, Part... parts) {
        return mean.array().length() >= storedFrom
                ? new StoredPosteriors(
                        family, Arrays.stream(parts).map(Part::array).toArray(NumericArray[]::new))
                : family.of(
                        mean.array().size(1),
                        Arrays.stream(parts).map(Part::toDoubles).toList());
    }

    private static boolean isZero(NumericArray array) {
        for (long position = 0; position < array.length(); position++) {
            if (array.value(position) != 0) {
                return false;
            }
        }
        return true;
    }

    private static void requireAgreement(Part deviation, Part covariance) {
        int latents = deviation.array().size(1);
        for (long k = 0; k < deviation.array().length(); k++) {
            int latent = (int) (k % latents);
            double squared = Math.pow(deviation.array().value(k), 2);
            double variance = covariance.array().value(k * latents + latent);
            if (!(Math.abs(variance - squared) <= AGREEMENT * squared)) {
                throw new InvalidInputException(covariance.source() + ": row " + k / latents + ", entry (" + latent
                        + ", " + latent + "): " + variance + ", expected " + squared
                        + ", the square of the deviation in "
                        + deviation.source());
            }
        }
    }

    /** The weights, [N] or a single column. */
    Optional<Part> weights() {
        return source.find(PosteriorFiles.WEIGHTS).map(part -> {
            if (part.array().length()
                    != part.array().shape().stream().findFirst().orElse(0)) {
                throw new InvalidInputException(
                        part.source() + " has shape " + part.array().shape() + ", expected [N]");
            }
            return part.requireRows(mean.array().size(0), mean.source()).requireNotNegative(Progress.NONE);
        });
    }
}
