package org.teasel.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The arrows between the rooms, as docs/architecture.md draws them. */
class ArchitectureTest {

    private static final String VECTORS = "jdk.incubator.vector..";

    private static JavaClasses teasel;

    @BeforeAll
    static void scan() {
        teasel = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.teasel");
    }

    @Test
    void everyRoomWasScanned() {
        for (String room : List.of(
                "api",
                "conformance",
                "estimators",
                "learners",
                "metrics",
                "adapters.arrays",
                "adapters.network",
                "adapters.onnx",
                "adapters.remote",
                "adapters.torchscript",
                "datasets",
                "models",
                "zoo",
                "cli")) {
            assertThat(teasel.stream().filter(type -> type.getPackageName().startsWith("org.teasel." + room)))
                    .as(room)
                    .hasSizeGreaterThan(2);
        }
    }

    @Test
    void theApiKnowsOnlyTheJdk() {
        only("api");
    }

    @Test
    void theConformanceKitKnowsTheApiAndNothingThatItJudges() {
        only(
                "conformance",
                "org.teasel.api..",
                "org.apache.commons.statistics..",
                "org.junit.jupiter.api..",
                "org.opentest4j..");
    }

    @Test
    void onlyTheBaseClassOfTestsKnowsJUnit() {
        noClasses()
                .that()
                .resideInAPackage("org.teasel.conformance.(**)")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit..", "org.opentest4j..", "org.teasel.conformance")
                .check(teasel);
    }

    @Test
    void estimatorsKnowTheApi() {
        only("estimators", "org.teasel.api..", "org.apache.commons.statistics..", VECTORS);
    }

    @Test
    void oneClassKnowsTheModuleThatIncubates() {
        noClasses()
                .that()
                .haveNameNotMatching("org\\.teasel\\.estimators\\.mixture\\.VectorKernel(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(VECTORS)
                .check(teasel);
    }

    @Test
    void learnersKnowNothingOfTeasel() {
        only("learners", "de.bwaldvogel.liblinear..");
    }

    @Test
    void metricsKnowEstimatorsAndLearners() {
        only("metrics", "org.teasel.api..", "org.teasel.estimators", "org.teasel.learners..");
    }

    @Test
    void learnersStayBehindTheMetricsThatFitThem() {
        noClasses()
                .that()
                .resideInAPackage("org.teasel.metrics..")
                .and()
                .resideOutsideOfPackages("org.teasel.metrics.learned..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.teasel.learners..")
                .check(teasel);
    }

    @Test
    void arraysKnowTheApi() {
        only(
                "adapters.arrays",
                "org.teasel.api..",
                "de.siegmar.fastcsv..",
                "org.eclipse.collections..",
                "com.fasterxml.jackson..");
    }

    @Test
    void networksKnowTheApi() {
        only("adapters.network", "org.teasel.api..");
    }

    @Test
    void onnxKnowsTheApiAndNetworks() {
        only("adapters.onnx", "org.teasel.api..", "org.teasel.adapters.network..", "ai.onnxruntime..");
    }

    @Test
    void remoteKnowsTheApiAndNetworks() {
        only("adapters.remote", "org.teasel.api..", "org.teasel.adapters.network..", "com.fasterxml.jackson..");
    }

    @Test
    void torchScriptKnowsTheApiAndNetworks() {
        only("adapters.torchscript", "org.teasel.api..", "org.teasel.adapters.network..", "org.bytedeco..");
    }

    @Test
    void datasetsKnowTheApiAndArrayFiles() {
        only("datasets", "org.teasel.api..", "org.teasel.adapters.arrays..", "io.jhdf..");
    }

    @Test
    void modelsKnowTheApiNetworksOnnxAndLibTorch() {
        only(
                "models",
                "org.teasel.api..",
                "org.teasel.adapters.network..",
                "org.teasel.adapters.onnx..",
                "org.teasel.adapters.torchscript.engine",
                "org.teasel.estimators.gaussian",
                "org.teasel.estimators.rows",
                "org.teasel.estimators.snapshot",
                "com.fasterxml.jackson..",
                "me.tongfei.progressbar..",
                "org.bytedeco..",
                "picocli..");
    }

    @Test
    void theZooKnowsTheApiAndOnnx() {
        only("zoo", "org.teasel.api..", "org.teasel.adapters.onnx");
    }

    @Test
    void architecturesOfModelsArePlainData() {
        only("models.network", "org.teasel.api");
    }

    @Test
    void modelsAreExportedWithoutLibTorch() {
        only(
                "models.onnx",
                "org.teasel.api",
                "org.teasel.adapters.network",
                "org.teasel.adapters.onnx..",
                "org.teasel.models.network");
    }

    @Test
    void filesAreWrittenWithoutARuntime() {
        only("adapters.onnx.file", "org.teasel.api");
    }

    @Test
    void noRoomKnowsTheBenchmarks() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.teasel.benchmarks..")
                .check(teasel);
    }

    private static void only(String room, String... others) {
        List<String> allowed = new ArrayList<>(List.of("org.teasel." + room + "..", "java..", "javax.."));
        allowed.addAll(List.of(others));
        classes()
                .that()
                .resideInAPackage("org.teasel." + room + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed.toArray(String[]::new))
                .check(teasel);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.teasel.(**)").should().beFreeOfCycles().check(teasel);
    }

    @Test
    void librariesDoNotPrint() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.teasel.cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(teasel);
    }
}
