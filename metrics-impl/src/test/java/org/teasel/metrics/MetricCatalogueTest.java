package org.teasel.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.teasel.api.InvalidInputException;
import org.teasel.api.spi.Plugins;

class MetricCatalogueTest {

    private final MetricCatalogue catalogue = MetricCatalogue.of(Plugins.discover());

    private List<String> names(String selection) {
        return catalogue.select(selection).stream()
                .map(metric -> metric.descriptor().name().toString())
                .toList();
    }

    @Test
    void findsVariantsAndTheirNumbers() {
        assertThat(names("mig, sepin@3,dci:lasso,indin@2:clamped"))
                .containsExactly("mig", "sepin@3", "dci:lasso", "indin@2:clamped");
    }

    @Test
    void defaultVariantsGoByWhatTheyAre() {
        assertThat(names("tc:monte-carlo,dci:boosted-trees,modularity:posterior,mig:quantised,mig"))
                .containsExactly("tc", "dci", "modularity", "mig");
    }

    @Test
    void listsAndNamesMayMixAndNoneComesTwice() {
        assertThat(names("standard")).contains("mig", "tc").doesNotContain("mig:mean-histogram");
        assertThat(names("all")).contains("mig:mean-histogram").doesNotHaveDuplicates();
        assertThat(names("mig,standard")).startsWith("mig").doesNotHaveDuplicates();
    }

    @Test
    void unknownNamesAreAnsweredWithThoseThatExist() {
        assertThatThrownBy(() -> names("migs"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no metric 'migs'")
                .hasMessageContaining("misjed, modularity");
        assertThatThrownBy(() -> names("dci:laso")).hasMessageContaining("boosted-trees, lasso, random-forest");
        assertThatThrownBy(() -> names("mig@3")).hasMessageContaining("'mig' takes no @k");
        assertThatThrownBy(() -> names("")).hasMessageContaining("'' is no metric name");
    }
}
