package org.teasel.adapters.arrays.posteriors;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.teasel.adapters.arrays.NpyFile;
import org.teasel.adapters.arrays.NumericArray;
import org.teasel.api.InvalidInputException;

/** Each test spoils one part of a sound folder of three observations, two latents and two factors. */
class DamagedPosteriorFilesTest {

    @TempDir
    Path folder;

    @BeforeEach
    void soundFolder() {
        put("mean", new double[] {1, 2, 3, 4, 5, 6}, 3, 2);
        put("std", new double[] {1, 1, 1, 1, 1, 1}, 3, 2);
        put("factors", new double[] {0, 0.5, 1, 0.25, 1, 0.125}, 3, 2);
        put("weights", new double[] {1, 1, 1}, 3);
        PosteriorFiles.read(folder);
    }

    @Test
    void theMeanMustBeThere() throws IOException {
        Files.delete(folder.resolve("mean.npy"));
        assertRefused("holds no mean, expected the posterior means; it holds [");
        assertThatThrownBy(() -> PosteriorFiles.read(folder.resolve("missing")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no such file");
    }

    @Test
    void theSpreadMustBeSaid() throws IOException {
        Files.delete(folder.resolve("std.npy"));
        assertRefused("holds neither std nor covariance");
    }

    @Test
    void theMeanMustHaveRowsAndLatents() {
        put("mean", new double[0], 0, 2);
        assertRefused("mean.npy has shape [0, 2], expected at least one row and one latent");
        put("mean", new double[0], 3, 0);
        assertRefused("mean.npy has shape [3, 0], expected at least one row and one latent");
        put("mean", new double[3], 3);
        assertRefused("mean.npy has shape [3], expected [N, L]");
    }

    @Test
    void numbersMustBeFinite() {
        put("mean", new double[] {1, 2, 3, Double.NaN, 5, 6}, 3, 2);
        assertRefused("mean.npy: row 1, column 1: NaN, expected a finite number");
        put("mean", new double[] {1, 2, 3, 4, Double.NEGATIVE_INFINITY, 6}, 3, 2);
        assertRefused("mean.npy: row 2, column 0: -Infinity, expected a finite number");
    }

    @Test
    void deviationsMustNotBeNegative() {
        put("std", new double[] {1, 1, 1, -0.5, 1, 1}, 3, 2);
        assertRefused("std.npy: row 1, column 1: -0.5, expected a finite number that is not negative");
        put("std", new double[] {Double.NaN, 1, 1, 1, 1, 1}, 3, 2);
        assertRefused("std.npy: row 0, column 0: NaN");
        put("std", new double[] {1, Double.POSITIVE_INFINITY, 1, 1, 1, 1}, 3, 2);
        assertRefused("std.npy: row 0, column 1: Infinity");
    }

    @Test
    void partsMustGoTogether() throws IOException {
        put("std", new double[4], 2, 2);
        assertRefused("std.npy has shape [2, 2], expected [3, 2] to go with");
        put("std", new double[6], 3, 2);
        put("weights", new double[2], 2);
        assertRefused("weights.npy has 2 rows, expected 3");
        Files.delete(folder.resolve("weights.npy"));
        put("factors", new double[8], 4, 2);
        assertRefused("factors.npy has 4 rows, expected 3");
        put("factors", new double[3], 3);
        assertRefused("factors.npy has shape [3], expected [N, K]");
        Files.delete(folder.resolve("factors.npy"));
        text("factors.csv", "a\n1\n2\n");
        assertRefused("factors.csv has 2 rows below its header, expected 3");
        text("mean.csv", "1,2\n");
        assertRefused("both mean.npy and mean.csv");
    }

    @Test
    void weightsMustHaveAPositiveSum() {
        put("weights", new double[] {1, -1, 1}, 3);
        assertRefused("weights.npy: row 1: -1.0, expected a finite number that is not negative");
        put("weights", new double[] {1, 1, Double.NaN}, 3);
        assertRefused("weights.npy: row 2: NaN");
        put("weights", new double[3], 3);
        assertRefused("weights.npy: the weights sum to 0.0");
        put("weights", new double[6], 3, 2);
        assertRefused("weights.npy has shape [3, 2], expected [N]");
    }

    @Test
    void covariancesMustBeOnes() {
        put("std", new double[6], 3, 2);
        put("covariance", new double[] {0, 0, 0, 0, 1, 2, 2, 1, 0, 0, 0, 0}, 3, 2, 2);
        assertRefused("covariance.npy: row 1, entry (0, 0): 1.0, expected 0.0, the square of the deviation");
        put("std", new double[] {0, 0, 1, 1, 0, 0}, 3, 2);
        assertRefused("covariance.npy: covariance, row 1: expected a positive semidefinite matrix");
        put("covariance", new double[] {0, 0, 0, 0, 1, 0.5, 0.25, 1, 0, 0, 0, 0}, 3, 2, 2);
        assertRefused("covariance.npy: covariance, row 1: entry (1, 0) is 0.25 and entry (0, 1) is 0.5");
        put("covariance", new double[] {0, 0, 0, 0, 1, 0, Double.NaN, 1, 0, 0, 0, 0}, 3, 2, 2);
        assertRefused("covariance.npy: row 1, entry (1, 0): NaN");
        put("covariance", new double[6], 3, 2);
        assertRefused("covariance.npy has shape [3, 2], expected [3, 2, 2]");
    }

    @Test
    void softLabelsMustBeProbabilities() {
        put("soft-factor-0", new double[] {1, 0, 0.5, 0.25, 0, 1}, 3, 2);
        assertRefused("soft-factor-0.npy: factor 'y0', row 1: the probabilities sum to 0.75");
        put("soft-factor-0", new double[] {1, 0, 1.5, -0.5, 0, 1}, 3, 2);
        assertRefused("soft-factor-0.npy: row 1, column 1: -0.5, expected a finite number that is not negative");
        put("soft-factor-0", new double[] {1, 1}, 2, 1);
        assertRefused("soft-factor-0.npy has 2 rows, expected 3");
    }

    @Test
    void softLabelsMustBelongToAFactor() throws IOException {
        put("soft-factor-2", new double[] {1, 1, 1}, 3, 1);
        assertRefused("soft-factor-2 is for factor 2, expected one of the 2 columns of the factors");
        Files.delete(folder.resolve("factors.npy"));
        assertRefused("soft-factor-2 is there, expected soft-factor-0 before it");
    }

    @Test
    void factorsMustBeFiniteAndExact() {
        put("factors", new double[] {0, 0.5, 1, Double.NaN, 1, 0}, 3, 2);
        assertRefused("factors.npy: row 1, column 1: NaN, expected a finite number");
        NpyFile.write(folder.resolve("factors.npy"), NumericArray.of(new long[] {1, 2, 1L << 60}, 3, 1));
        assertRefused("factors.npy: row 2, column 0 (y0): 1.15292", "expected a code from -2^53 to 2^53");
    }

    @Test
    void factorsMustBeAsDeclared() throws IOException {
        text("names.json", "{\"factors\": [{\"name\": \"a\", \"values\": [\"x\"]}, {\"name\": \"b\"}]}");
        assertRefused("factors.npy: row 1, column 0 (a): 1.0, expected a code from 0 to 0");
        text("names.json", "{\"factors\": [{\"name\": \"a\"}]}");
        assertRefused("names.json names 1 factors, expected 2");
        text("names.json", "{\"factors\": [{\"name\": \"a\"}, {\"name\": \"a\"}]}");
        assertRefused("names.json: two factors are called 'a'");
        text("names.json", "{\"latents\": [\"a\"]}");
        assertRefused("names.json: there are 1 latent names, expected 2");
    }

    @Test
    void textsMustBeAsDeclared() throws IOException {
        Files.delete(folder.resolve("factors.npy"));
        text("factors.csv", "a\nsmall\nlarge\nhuge\n");
        text("names.json", "{\"factors\": [{\"name\": \"a\", \"values\": [\"small\", \"large\"]}]}");
        assertRefused("factors.csv: row 2, column 0 (a): huge, expected one of [small, large]");
        text("names.json", "{\"factors\": [{\"name\": \"a\", \"type\": \"ordinal\"}]}");
        assertRefused("row 0, column 0 (a): small, expected numbers, or values for the order of the texts");
        text("names.json", "{\"factors\": [{\"name\": \"a\", \"type\": \"continuous\"}]}");
        assertRefused("row 0, column 0 (a): small, expected a number");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"latents": ["a", "b"], "latents": ["c", "d"]} | Duplicate field 'latents'
                    {"latents": ["a", "b"]} {}                     | Trailing token
                    {"latents": ["a", "b"}                         | is no JSON document: line 1, column 22: Unexpected close marker
                    {"latent": ["a", "b"]}                         | unknown key 'latent' in the document
                    []                                             | the document is [], expected an object
                    {"latents": "a"}                               | latents is "a", expected a list
                    {"latents": []}                                | expected a list with at least one entry
                    {"latents": ["a", 1]}                          | latents[1] is 1, expected a text
                    {"latents": ["a", "a"]}                        | latents[1] is "a", expected a text that does not
                    {"factors": [{"type": "ordinal"}]}             | factors[0].name is missing, expected a text
                    {"factors": [{"name": " "}]}                   | factors[0].name is " ", expected a text
                    {"factors": [{"name": "a", "kind": "b"}]}      | unknown key 'kind' in factors[0]
                    {"factors": [{"name": "a", "type": "real"}]}   | factors[0].type is "real", expected categorical
                    {"factors": [{"name": "a", "type": "continuous", "values": ["x"]}]} | expected none for a continuous
                    """)
    void namesMustBeWellFormed(String json, String words) throws IOException {
        text("names.json", json);
        assertRefused("names.json", words);
    }

    private void put(String part, double[] values, int... shape) {
        NpyFile.write(folder.resolve(part + ".npy"), NumericArray.of(values, shape));
    }

    private void text(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private void assertRefused(String... words) {
        assertThatThrownBy(() -> PosteriorFiles.read(folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll(words);
    }
}
