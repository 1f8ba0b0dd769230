package org.teasel.adapters.arrays.posteriors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.teasel.adapters.arrays.NpyFile;
import org.teasel.adapters.arrays.NpzArchive;
import org.teasel.adapters.arrays.NumericArray;
import org.teasel.api.data.Factor;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.posterior.CorrelatedGaussian;
import org.teasel.api.posterior.Deterministic;
import org.teasel.api.posterior.DiagonalGaussian;

class PosteriorFilesTest {

    private static final NumericArray MEAN = NumericArray.of(new float[] {0.5f, -1, 2, 3, 4, 5}, 3, 2);
    private static final NumericArray STD = NumericArray.of(new float[] {1, 0, 0.25f, 1, 1, 1}, 3, 2);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"run", "run.npz"})
    void readsWhatNumpyWrote(String name) throws Exception {
        Representation read =
                PosteriorFiles.read(Path.of(getClass().getResource(name).toURI()));
        assertThat(read.latentNames()).containsExactly("size", "place");
        assertThat(read.posteriors().mean(0, 1)).isEqualTo(-1);
        assertThat(read.posteriors().mean(1, 0)).isEqualTo(2);
        assertThat(read.posteriors().covariance(2, 1, 1)).isEqualTo(4);
        assertThat(read.weight(2)).isEqualTo(0.5);
        assertThat(read.factors().factors())
                .containsExactly(
                        new Factor("shape", Factor.Type.CATEGORICAL, List.of("square", "ellipse", "heart")),
                        new Factor("scale", Factor.Type.ORDINAL, List.of("7", "9")));
        assertThat(codes(read, 0)).containsExactly(0, 2, 1);
        assertThat(codes(read, 1)).containsExactly(0, 0, 1);
    }

    @Test
    void readsMeansDeviationsAndCodes() {
        put("mean", MEAN);
        put("std", STD);
        put("factors", NumericArray.of(new int[] {0, 36, 1, 4, 0, 0}, 3, 2));
        Representation read = PosteriorFiles.read(folder);
        assertThat(read.name()).isEqualTo(folder.getFileName().toString());
        assertThat(read.latentNames()).containsExactly("z0", "z1");
        assertThat(read.weight(1)).isEqualTo(1.0 / 3);
        assertThat(read.posteriors()).isInstanceOf(DiagonalGaussian.class);
        assertThat(read.posteriors().mean(0, 1)).isEqualTo(-1);
        assertThat(read.posteriors().covariance(1, 0, 0)).isEqualTo(0.0625);
        assertThat(read.factors().factors())
                .containsExactly(
                        new Factor("y0", Factor.Type.CATEGORICAL, List.of("0", "1")),
                        new Factor("y1", Factor.Type.CATEGORICAL, List.of("0", "4", "36")));
        assertThat(codes(read, 1)).containsExactly(2, 1, 0);
    }

    @Test
    void zeroDeviationsAreDeterministicAndFactorsMayBeMissing() {
        points(MEAN);
        Representation read = PosteriorFiles.read(folder);
        assertThat(read.posteriors()).isInstanceOf(Deterministic.class);
        assertThat(read.factors().count()).isZero();
        put("factors", NumericArray.of(new int[0], 3, 0));
        assertThat(PosteriorFiles.read(folder).posteriors()).isInstanceOf(Deterministic.class);
        assertThat(PosteriorFiles.read(folder).factors().count()).isZero();
    }

    @Test
    void readsCovariancesAndWeights() {
        put("mean", NumericArray.of(new double[] {0, 0, 1, 1}, 2, 2));
        put("covariance", NumericArray.of(new double[] {1, 0.5, 0.5, 1, 4, -1, -1, 4}, 2, 2, 2));
        put("std", NumericArray.of(new double[] {1, 1, 2, 2}, 2, 2));
        put("weights", NumericArray.of(new double[] {1, 3}, 2));
        Representation read = PosteriorFiles.read(folder);
        assertThat(read.posteriors()).isInstanceOf(CorrelatedGaussian.class);
        assertThat(read.posteriors().covariance(1, 0, 1)).isEqualTo(-1);
        assertThat(read.weight(0)).isEqualTo(0.25);
        assertThat(read.weight(1)).isEqualTo(0.75);
    }

    @Test
    void typesFollowFromTheNumbers() {
        points(MEAN);
        put("factors", NumericArray.of(new double[] {1, 0.5, 2, 1, -0.0, 2}, 3, 2));
        Factors factors = PosteriorFiles.read(folder).factors();
        assertThat(factors.factors())
                .containsExactly(
                        new Factor("y0", Factor.Type.CATEGORICAL, List.of("0", "1", "2")), Factor.continuous("y1"));
        assertThat(factors.column(1).number(0)).isEqualTo(0.5);
    }

    @Test
    void namesDecideTypes() throws Exception {
        points(MEAN);
        put("factors", NumericArray.of(new double[] {1, 0.5, 7, 0, 1, 8, 1, 0.5, 9}, 3, 3));
        names("""
                {"latents": ["size", "place"],
                 "factors": [{"name": "shape", "values": ["square", "heart"]},
                             {"name": "scale", "type": "ordinal"},
                             {"name": "hue", "type": "continuous"}]}
                """);
        Representation read = PosteriorFiles.read(folder);
        assertThat(read.latentNames()).containsExactly("size", "place");
        assertThat(read.factors().factors())
                .containsExactly(
                        new Factor("shape", Factor.Type.CATEGORICAL, List.of("square", "heart")),
                        new Factor("scale", Factor.Type.ORDINAL, List.of("0.5", "1")),
                        Factor.continuous("hue"));
        assertThat(codes(read, 0)).containsExactly(1, 0, 1);
        assertThat(codes(read, 1)).containsExactly(0, 1, 0);
    }

    @Test
    void softLabelsTakeThePlaceOfTheirColumn() {
        points(MEAN);
        put("factors", NumericArray.of(new int[] {0, 1, 1, 1, 0, 0}, 3, 2));
        put("soft-factor-1", NumericArray.of(new double[] {0.5, 0.5, 0, 1, 0.75, 0.25}, 3, 2));
        Representation read = PosteriorFiles.read(folder);
        assertThat(codes(read, 0)).containsExactly(0, 1, 0);
        FactorColumn.Soft soft = (FactorColumn.Soft) read.factors().column(1);
        assertThat(soft.probability(2, 0)).isEqualTo(0.75);
        assertThat(soft.factor()).isEqualTo(Factor.categorical("y1", 2));
    }

    @Test
    void softLabelsNeedNoTable() {
        points(MEAN);
        put("soft-factor-0", NumericArray.of(new double[] {1, 1, 1}, 3, 1));
        put("soft-factor-1", NumericArray.of(new double[] {0.5, 0.5, 0, 1, 0.75, 0.25}, 3, 2));
        assertThat(PosteriorFiles.read(folder).factors().count()).isEqualTo(2);
    }

    @Test
    void readsTables() throws Exception {
        text("mean.csv", "size,place\n0.5,-1\n2,3\n4,5\n");
        text("std.csv", "1,0\n0.25,1\n1,1\n");
        text("factors.csv", "shape,scale,hue\nsquare,2,0.5\nheart,1,1\nsquare,1,1\n");
        text("weights.csv", "1\n1\n2\n");
        Representation read = PosteriorFiles.read(folder);
        assertThat(read.latentNames()).containsExactly("size", "place");
        assertThat(read.posteriors()).isInstanceOf(DiagonalGaussian.class);
        assertThat(read.weight(2)).isEqualTo(0.5);
        assertThat(read.factors().factors())
                .containsExactly(
                        new Factor("shape", Factor.Type.CATEGORICAL, List.of("heart", "square")),
                        new Factor("scale", Factor.Type.CATEGORICAL, List.of("1", "2")),
                        Factor.continuous("hue"));
        assertThat(codes(read, 0)).containsExactly(1, 0, 1);
    }

    @Test
    void tablesMayGiveValuesOrTheirCodes() throws Exception {
        points(MEAN);
        text("factors.csv", "a,b\nlarge,1\nsmall,0\n1,1\n");
        names("""
                {"factors": [{"name": "size", "type": "ordinal", "values": ["small", "large"]},
                             {"name": "shape", "values": ["square", "heart"]}]}
                """);
        Representation read = PosteriorFiles.read(folder);
        assertThat(read.factors().factor(0))
                .isEqualTo(new Factor("size", Factor.Type.ORDINAL, List.of("small", "large")));
        assertThat(codes(read, 0)).containsExactly(1, 0, 1);
        assertThat(codes(read, 1)).containsExactly(1, 0, 1);
    }

    @Test
    void readsArchives() throws Exception {
        Path file = folder.resolve("run.npz");
        NpzArchive.write(file, Map.of("mean", MEAN, "std", STD, "other", NumericArray.of(new int[1], 1)));
        text("run.json", "{\"latents\": [\"a\", \"b\"]}");
        Representation read = PosteriorFiles.read(file);
        assertThat(read.name()).isEqualTo("run.npz");
        assertThat(read.latentNames()).containsExactly("a", "b");
        assertThat(read.posteriors()).isInstanceOf(DiagonalGaussian.class);
    }

    private static int[] codes(Representation representation, int factor) {
        FactorColumn.Labels labels =
                (FactorColumn.Labels) representation.factors().column(factor);
        return IntStream.range(0, labels.size()).map(labels::code).toArray();
    }

    private void points(NumericArray means) {
        put("mean", means);
        put("std", NumericArray.of(new double[(int) means.length()], means.size(0), means.size(1)));
    }

    private void put(String part, NumericArray array) {
        NpyFile.write(folder.resolve(part + ".npy"), array);
    }

    private void text(String name, String content) throws Exception {
        Files.writeString(folder.resolve(name), content);
    }

    private void names(String json) throws Exception {
        text("names.json", json);
    }
}
