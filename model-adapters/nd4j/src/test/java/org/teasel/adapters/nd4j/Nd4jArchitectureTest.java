package org.teasel.adapters.nd4j;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.teasel.api.spi.EncoderProvider;

/** This room's arrows, as docs/architecture.md draws them; the command's test can't see it. */
class Nd4jArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPath(Path.of("target", "classes"));

    @Test
    void nd4jKnowsTheApiAndNetworks() {
        classes()
                .that()
                .resideInAPackage("org.teasel.adapters.nd4j..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.teasel.adapters.nd4j..",
                        "org.teasel.adapters.network",
                        "org.teasel.api..",
                        "org.nd4j..",
                        "org.deeplearning4j..",
                        "com.google.flatbuffers..",
                        "com.fasterxml.jackson.core..",
                        "java..")
                .check(CLASSES);
    }

    /** Nothing is ever deserialised, neither here nor by the library's own readers. */
    @Test
    void nothingDeserialises() {
        assertThat(CLASSES)
                .flatExtracting(type -> type.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getName())
                        .toList())
                .doesNotContain("java.io.ObjectInputStream", "org.deeplearning4j.util.ModelSerializer");
    }

    @Test
    void providersAreFoundAsServices() {
        assertThat(ServiceLoader.load(EncoderProvider.class).stream()
                        .map(ServiceLoader.Provider::type)
                        .map(Class::getSimpleName))
                .contains("SameDiffEncoderProvider", "Dl4jEncoderProvider");
    }
}
