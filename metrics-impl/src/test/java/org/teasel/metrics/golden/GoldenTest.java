package org.teasel.metrics.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every golden entry of every case, compared with our metrics or waived for a reason; entries that are there for reading
 * only are left out.
 */
class GoldenTest {

    private static final Map<String, GoldenCheck> CHECKS = new LinkedHashMap<>();
    private static final Map<String, String> WAIVERS = Waivers.all();

    static {
        CHECKS.putAll(InformationChecks.all());
        CHECKS.putAll(SamplingChecks.all());
        CHECKS.putAll(CorrelationChecks.all());
        CHECKS.putAll(LearnedChecks.all());
    }

    @TestFactory
    Stream<DynamicTest> everyEntry() {
        return GoldenCase.NAMES.stream().flatMap(name -> {
            GoldenCase golden = GoldenCase.read(name);
            return GoldenCase.entries(name)
                    .filter(entry -> !WAIVERS.containsKey(entry.id()) && !entry.informational())
                    .map(entry -> DynamicTest.dynamicTest(name + " " + entry.id(), () -> {
                        assertThat(CHECKS)
                                .as("entry " + entry.id() + " is neither checked nor waived")
                                .containsKey(entry.id());
                        CHECKS.get(entry.id()).check(golden, entry);
                        entry.requireAllSeen();
                    }));
        });
    }

    @TestFactory
    Stream<DynamicTest> latentsOfKnownTotalCorrelation() {
        return GoldenCase.entries("gaussian")
                .map(entry -> DynamicTest.dynamicTest(entry.id(), () -> {
                    CorrelationChecks.gaussianBatches(entry, GoldenCase.path("gaussian", ""));
                    entry.requireAllSeen();
                }));
    }

    @Test
    void nothingIsBothCheckedAndWaivedAndAllOfItOccurs() {
        List<String> ids = GoldenCase.NAMES.stream()
                .flatMap(GoldenCase::entries)
                .map(GoldenEntry::id)
                .distinct()
                .toList();
        assertThat(CHECKS.keySet()).doesNotContainAnyElementsOf(WAIVERS.keySet());
        assertThat(ids).containsAll(CHECKS.keySet()).containsAll(WAIVERS.keySet());
    }
}
