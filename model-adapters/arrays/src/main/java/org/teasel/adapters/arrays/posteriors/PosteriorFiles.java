package org.teasel.adapters.arrays.posteriors;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.teasel.api.InvalidInputException;
import org.teasel.api.Progress;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.posterior.Posteriors;

/**
 * Representations in a folder of {@code .npy} or {@code .csv} files, or in one {@code .npz} archive. N is the number of
 * observations, L of latents, K of factors.
 *
 * <table>
 * <caption>The parts; the mean and one of std and covariance must be there</caption>
 * <tr><th>name</th><th>shape</th><th>content</th></tr>
 * <tr><td>{@code mean}</td><td>[N, L]</td><td>posterior means, finite</td></tr>
 * <tr><td>{@code std}</td><td>[N, L]</td><td>posterior standard deviations, not negative; if all are 0, the
 * posteriors are points</td></tr>
 * <tr><td>{@code covariance}</td><td>[N, L, L]</td><td>posterior covariances, symmetric and positive semidefinite; a
 * {@code std} beside it must agree</td></tr>
 * <tr><td>{@code factors}</td><td>[N, K]</td><td>codes, measurements or (in CSV) texts</td></tr>
 * <tr><td>{@code soft-factor-k}</td><td>[N, V]</td><td>probabilities of the V values of factor k (from 0), in place of
 * its column in {@code factors}</td></tr>
 * <tr><td>{@code weights}</td><td>[N]</td><td>weights of the observations, not negative, with a positive sum</td></tr>
 * <tr><td>{@code names.json}</td><td></td><td>names, see below; for an archive {@code a.npz} it is {@code a.json}
 * beside it</td></tr>
 * </table>
 *
 * <p>The names are {@code {"latents": ["z0", ...], "factors": [{"name": "shape", "type": "categorical", "values":
 * ["square", ...]}, ...]}} with one entry a latent and a factor; the type is {@code categorical}, {@code ordinal} or
 * {@code continuous}. Either list, a type, and values may be left out. A factor with values is given by codes from 0 or
 * by those texts. Without values, its values are the different numbers in ascending order or the different texts in
 * alphabetical order. Without a type, whole numbers and texts are categorical, other numbers continuous. Without names,
 * a CSV header names latents and factors, or else they are called z0, z1, ... and y0, y1, ....
 *
 * <p>Arrays of other names are left alone.
 *
 * <p>Means and deviations of 2^23 numbers and more stay where they are: {@code .npy} files of 64 MiB and more in
 * row-major (C) order are mapped and may be larger than memory, and must stay as they are while the representation is
 * in use. The members of an archive, files in column-major (Fortran) order, CSV files, and covariances are held in
 * memory.
 */
public final class PosteriorFiles {

    static final String MEAN = "mean";
    static final String STD = "std";
    static final String COVARIANCE = "covariance";
    static final String FACTORS = "factors";
    static final String SOFT_FACTOR = "soft-factor-";
    static final String WEIGHTS = "weights";
    static final String NAMES = "names.json";

    private static final Set<String> SINGLE_PARTS = Set.of(MEAN, STD, COVARIANCE, FACTORS, WEIGHTS);
    private static final Pattern SOFT_FACTOR_PART = Pattern.compile(SOFT_FACTOR + "(0|[1-9]\\d{0,8})");

    private PosteriorFiles() {}

    /**
     * Reads a representation, called by the name of the folder or archive.
     *
     * @param location a folder or an .npz archive
     * @throws InvalidInputException if a part is missing, damaged, or does not fit the others, with the file, row and
     *     column; rows and columns count from 0
     */
    public static Representation read(Path location) {
        return read(location, Progress.NONE);
    }

    /**
     * Reads a representation as {@link #read(Path)} does, and tells how far the checks of its numbers have come. To
     * cancel, interrupt the thread.
     *
     * @throws java.util.concurrent.CancellationException if the thread was interrupted
     */
    public static Representation read(Path location, Progress progress) {
        return read(location, progress, PosteriorReader.STORED_FROM);
    }

    static Representation read(Path location, Progress progress, long storedFrom) {
        try (PartSource source =
                Files.isDirectory(location) ? new FolderSource(location) : new ArchiveSource(location)) {
            Names names = source.names();
            PosteriorReader reader = new PosteriorReader(source, storedFrom, progress);
            Posteriors posteriors = reader.read();
            Factors factors = new FactorReader(source, names, posteriors.size()).read();
            Representation representation = Representation.of(nameOf(location), posteriors, factors);
            Representation weighted = reader.weights()
                    .map(weights -> weights.located(() -> representation.weighted(weights.toDoubles())))
                    .orElse(representation);
            List<String> latents = names.latents().isEmpty() ? reader.latentNames() : names.latents();
            return latents.isEmpty() ? weighted : Part.located(source.namesSource(), () -> weighted.named(latents));
        }
    }

    private static String nameOf(Path location) {
        Path name = location.toAbsolutePath().normalize().getFileName();
        return name == null ? location.toString() : name.toString();
    }

    /**
     * Writes a representation as a folder of .npy files and {@code names.json} that {@link #read} takes back; only
     * weights and soft labels may then differ, in their last digit.
     *
     * @param folder is made if need be; .npy parts of another representation in it are replaced or, where this one has
     *     none, deleted
     * @throws InvalidInputException if the posteriors are of a family other than Gaussians and points, or if the folder
     *     holds CSV parts, which would be read along with the new ones
     * @throws UncheckedIOException if a file cannot be written
     */
    public static void write(Path folder, Representation representation) {
        new PosteriorWriter(folder, representation).write();
    }

    static boolean isPart(String name) {
        return SINGLE_PARTS.contains(name) || softFactor(name).isPresent();
    }

    /** Number of the factor that a part holds soft labels of; empty for any other part. */
    static OptionalInt softFactor(String name) {
        Matcher matcher = SOFT_FACTOR_PART.matcher(name);
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }
}
