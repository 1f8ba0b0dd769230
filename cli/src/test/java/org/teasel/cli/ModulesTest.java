package org.teasel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.module.ResolvedModule;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the archives say of themselves as modules, and that it agrees with their services files. */
class ModulesTest {

    private static final ModuleFinder FINDER = ModuleFinder.of(
            Arrays.stream(System.getProperty("java.class.path").split(System.getProperty("path.separator")))
                    .filter(entry -> !entry.contains("test-classes"))
                    .map(Path::of)
                    .toArray(Path[]::new));

    private static List<ModuleReference> modules() {
        return FINDER.findAll().stream()
                .filter(module -> module.descriptor().name().startsWith("org.teasel"))
                .toList();
    }

    @Test
    void theModulePathResolves() {
        Set<String> names = modules().stream()
                .map(module -> module.descriptor().name())
                .filter(name -> !name.equals("org.teasel.cli"))
                .collect(Collectors.toSet());
        Configuration graph =
                Configuration.resolve(FINDER, List.of(ModuleLayer.boot().configuration()), ModuleFinder.of(), names);
        assertThat(graph.modules().stream().map(ResolvedModule::name))
                .contains(
                        "org.teasel.api",
                        "org.teasel.conformance",
                        "org.teasel.estimators",
                        "org.teasel.learners",
                        "org.teasel.metrics",
                        "org.teasel.adapters.arrays",
                        "org.teasel.adapters.network",
                        "org.teasel.adapters.onnx",
                        "org.teasel.adapters.remote",
                        "org.teasel.adapters.torchscript",
                        "org.teasel.datasets",
                        "org.teasel.models",
                        "org.teasel.zoo");
    }

    @Test
    void modulePathAndClassPathFindTheSameProviders() throws IOException {
        int providers = 0;
        for (ModuleReference module : modules()) {
            if (module.descriptor().isAutomatic()) {
                continue;
            }
            Map<String, Set<String>> provided = new HashMap<>();
            for (ModuleDescriptor.Provides provides : module.descriptor().provides()) {
                provided.put(provides.service(), new TreeSet<>(provides.providers()));
                providers += provides.providers().size();
            }
            assertThat(serviceFiles(module)).as(module.descriptor().name()).isEqualTo(provided);
        }
        assertThat(providers).isGreaterThan(10);
    }

    private static Map<String, Set<String>> serviceFiles(ModuleReference module) throws IOException {
        Map<String, Set<String>> files = new HashMap<>();
        try (var reader = module.open()) {
            List<String> names = reader.list()
                    .filter(name -> name.startsWith("META-INF/services/") && !name.endsWith("/"))
                    .toList();
            for (String name : names) {
                URI uri = reader.find(name).orElseThrow();
                String text = new String(uri.toURL().openStream().readAllBytes(), StandardCharsets.UTF_8);
                files.put(
                        name.substring("META-INF/services/".length()),
                        text.lines().filter(line -> !line.isBlank()).collect(Collectors.toCollection(TreeSet::new)));
            }
        }
        return files;
    }

    @Test
    void theApiRequiresOnlyTheJdk() {
        ModuleDescriptor api = FINDER.find("org.teasel.api").orElseThrow().descriptor();
        assertThat(api.requires().stream().map(ModuleDescriptor.Requires::name)).containsExactly("java.base");
    }

    @Test
    void theConformanceKitDoesNotRequireJUnitToRun() {
        ModuleDescriptor kit =
                FINDER.find("org.teasel.conformance").orElseThrow().descriptor();
        assertThat(kit.requires())
                .filteredOn(requires -> requires.name().startsWith("org.junit"))
                .allMatch(requires -> requires.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC));
    }
}
