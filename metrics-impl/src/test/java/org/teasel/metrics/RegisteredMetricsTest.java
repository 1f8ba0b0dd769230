package org.teasel.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.MetricDescriptor;

/** The metrics that come with Teasel, as a host finds them. */
class RegisteredMetricsTest {

    private static List<MetricDescriptor> descriptors() {
        return ServiceLoader.load(Metric.class).stream()
                .map(ServiceLoader.Provider::get)
                .flatMap(metric -> Stream.concat(Stream.of(metric), metric.variants().stream()))
                .map(Metric::descriptor)
                .toList();
    }

    @Test
    void everyMetricIsFound() {
        assertThat(descriptors().stream()
                        .filter(descriptor -> descriptor.name().variant().isEmpty())
                        .map(descriptor -> descriptor.name().id()))
                .containsExactlyInAnyOrder(
                        "informativeness",
                        "misjed",
                        "sepin",
                        "wsepin",
                        "indin",
                        "windin",
                        "mig",
                        "rmig",
                        "jemmig",
                        "modularity",
                        "tc",
                        "conditional-tc",
                        "elbo-terms",
                        "factor-disintegration",
                        "dci",
                        "sap",
                        "explicitness",
                        "z-diff",
                        "z-min-variance");
    }

    @Test
    void namesAreUniqueAndVariantsKeepTheirId() {
        assertThat(descriptors().stream().map(MetricDescriptor::name)).doesNotHaveDuplicates();
        for (Metric metric : ServiceLoader.load(Metric.class)) {
            assertThat(metric.variants())
                    .allMatch(variant -> variant.descriptor()
                            .name()
                            .id()
                            .equals(metric.descriptor().name().id()));
        }
    }

    @Test
    void everyMetricSaysWhatItIsAndWhoDefinedIt() {
        assertThat(descriptors()).allSatisfy(descriptor -> {
            assertThat(descriptor.summary()).isNotBlank();
            assertThat(descriptor.citation()).isNotBlank();
        });
    }
}
