package org.teasel.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** This room's arrows, as docs/architecture.md draws them; the command's test can't see it. */
class BenchmarksArchitectureTest {

    private static JavaClasses teasel;

    @BeforeAll
    static void scan() {
        teasel = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.teasel");
    }

    /**
     * The comparison alone also asks for the draws themselves, so that others can read densities there too, and the
     * innermost loops are measured by themselves.
     */
    @Test
    void benchmarksUseThePublicDoors() {
        classes()
                .that()
                .resideInAPackage("org.teasel.benchmarks")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.teasel.benchmarks",
                        "org.teasel.api..",
                        "org.teasel.estimators",
                        "org.teasel.estimators.mixture",
                        "org.teasel.metrics",
                        "org.openjdk.jmh..",
                        "java..")
                .check(teasel);
    }
}
