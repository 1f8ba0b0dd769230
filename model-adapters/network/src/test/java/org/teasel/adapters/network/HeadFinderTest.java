package org.teasel.adapters.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.teasel.adapters.network.GaussianHead.Spread;
import org.teasel.api.InvalidInputException;

class HeadFinderTest {

    /** Outputs such as {@code mean=-1,3 cov=-1,3,3}. */
    private static Map<String, TensorShape> outputs(String text) {
        Map<String, TensorShape> outputs = new LinkedHashMap<>();
        for (String output : text.split(" ")) {
            String[] parts = output.split("=");
            String[] extents = parts[1].split(",");
            long[] shape = new long[extents.length];
            for (int k = 0; k < shape.length; k++) {
                shape[k] = Long.parseLong(extents[k]);
            }
            outputs.put(parts[0], TensorShape.of(shape));
        }
        return outputs;
    }

    private static Head find(String outputs, Map<String, String> options) {
        return HeadFinder.find(NetworkOptions.parse("test", options), outputs(outputs));
    }

    @ParameterizedTest
    @CsvSource({
        "mean, logvar, LOG_VARIANCE",
        "mu, log_var, LOG_VARIANCE",
        "zMean, zLogVar, LOG_VARIANCE",
        "qz.mu, qz.log_sigma_sq, LOG_VARIANCE",
        "encoder/loc:0, encoder/log_variance:0, LOG_VARIANCE",
        "loc, scale, STANDARD_DEVIATION",
        "mu, z_sigma, STANDARD_DEVIATION",
        "mean, posterior_stddev, STANDARD_DEVIATION"
    })
    void usualNamesOfSpreads(String mean, String spread, Spread kind) {
        assertThat(find(mean + "=-1,3 " + spread + "=-1,3 reconstruction=-1,1,8,8", Map.of()))
                .isEqualTo(new GaussianHead(OutputColumns.all(mean), OutputColumns.all(spread), kind));
    }

    @ParameterizedTest
    @CsvSource({
        "scale_tril, CHOLESKY",
        "scaleTril, CHOLESKY",
        "z_cholesky, CHOLESKY",
        "covariance, COVARIANCE",
        "cov, COVARIANCE",
        "z_covariance_matrix, COVARIANCE"
    })
    void usualNamesOfCovariances(String matrix, CovarianceHead.Kind kind) {
        assertThat(find("loc=-1,3 std=-1,3 " + matrix + "=-1,3,3", Map.of()))
                .isEqualTo(new CovarianceHead(OutputColumns.all("loc"), OutputColumns.all(matrix), kind));
    }

    @Test
    void theUsersWord() {
        String outputs = "a=-1,3 b=-1,3 c=-1,3,3 d=-1,4,2";
        assertThat(find(outputs, Map.of("mean", "a", "covariance", "c"))).isInstanceOf(CovarianceHead.class);
        assertThat(find(outputs, Map.of("mean", "a", "std", "none"))).isInstanceOf(Head.Point.class);
        assertThat(find(outputs, Map.of("logits", "d")))
                .isEqualTo(new CategoricalHead(OutputColumns.all("d"), CategoricalHead.Kind.LOGITS));
        assertThat(find(outputs, Map.of("probabilities", "b[0:2]")))
                .isEqualTo(new CategoricalHead(new OutputColumns("b", 0, 2), CategoricalHead.Kind.PROBABILITIES));
        assertThat(find(outputs, Map.of("codes", "a", "codebook", "16")))
                .isEqualTo(new CodesHead(OutputColumns.all("a"), 16));
    }

    @ParameterizedTest
    @ValueSource(strings = {"logits", "z_probs", "probabilities"})
    void aLoneOutputOfCategoriesIsNotTakenForPoints(String name) {
        assertThatThrownBy(() -> find(name + "=-1,10", Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("'" + name + "' [?, 10] seems to hold categories", "logits=" + name);
        assertThat(find(name + "=-1,10", Map.of("mean", name))).isInstanceOf(Head.Point.class);
    }

    @Test
    void anOutputThatCouldBeTheSpreadIsAskedFor() {
        for (String other : new String[] {"-1,3", "-1,-1"}) {
            assertThatThrownBy(() -> find("mean=-1,3 other=" + other, Map.of()))
                    .hasMessageContaining("unknown what holds the spread");
        }
        assertThat(find("mean=-1,3 other=-1,4", Map.of())).isInstanceOf(Head.Point.class);
    }

    @Test
    void optionsThatContradictEachOther() {
        requireRefusal("options logvar and std", Map.of("logvar", "a", "std", "a"));
        requireRefusal("options std and covariance", Map.of("std", "none", "covariance", "a"));
        requireRefusal("options logits and mean", Map.of("mean", "a", "logits", "a"));
        requireRefusal("options codes and std", Map.of("codes", "a", "codebook", "3", "std", "none"));
        requireRefusal("options logits and probabilities", Map.of("logits", "a", "probabilities", "a"));
        requireRefusal("codes was given without codebook", Map.of("codes", "a"));
        requireRefusal("codebook was given without codes", Map.of("codebook", "3"));
        requireRefusal("option codebook is '-1'", Map.of("codes", "a", "codebook", "-1"));
        requireRefusal("test has no option 'Mean'; it has batch, ", Map.of("Mean", "a"));
    }

    private static void requireRefusal(String message, Map<String, String> options) {
        assertThatThrownBy(() -> find("a=-1,3", options))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }
}
