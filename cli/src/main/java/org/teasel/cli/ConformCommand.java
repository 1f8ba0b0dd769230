package org.teasel.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.teasel.api.InvalidInputException;
import org.teasel.api.spi.PluginFailure;
import org.teasel.cli.conform.Conformance;
import org.teasel.cli.conform.Lineup;
import org.teasel.cli.plugin.Discovery;
import org.teasel.cli.plugin.PluginPath;
import org.teasel.cli.report.ReportFolder;
import org.teasel.cli.report.json.ConformanceJson;
import org.teasel.cli.terminal.ConformanceTable;
import org.teasel.cli.terminal.TerminalProgress;
import org.teasel.conformance.catalogue.Door;
import org.teasel.conformance.rule.Examination;
import org.teasel.conformance.rule.Profile;
import org.teasel.conformance.rule.Rule;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Tries the rules of the conformance kit on plugins. */
@Command(
        name = "conform",
        description = {
            "Prove plugins right: try the rules of the conformance kit on every metric, estimator, encoder and data set"
                    + " of an archive.",
            "With no archive, try them on all that is found, Teasel's own included."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:no rule is broken", "1:a rule is broken, or a plugin can't be used", "2:wrong usage"})
final class ConformCommand implements Callable<Integer> {

    private static final String EVERY_DOOR = "all";

    /** The rule about what is declared, which belongs to no door. */
    private static final String DECLARATIONS = "declarations";

    @Option(
            names = "--jar",
            paramLabel = "JAR|DIR",
            description = "Try what comes from there; may be repeated. What it needs beside Teasel goes to --plugins.")
    private List<Path> jars = List.of();

    @Option(
            names = "--door",
            paramLabel = "DOOR,...",
            split = ",",
            defaultValue = EVERY_DOOR,
            description = "Only metric, estimator, encoder or dataset. Default: ${DEFAULT-VALUE}.")
    private List<String> doors;

    @Option(
            names = "--id",
            paramLabel = "NAME,...",
            split = ",",
            description = "Only the services of these names, such as mig or mig:mean-histogram.")
    private List<String> ids = List.of();

    @Option(names = "--rule", paramLabel = "RULE,...", split = ",", description = "Only these rules.")
    private List<String> rules = List.of();

    @Option(
            names = "--declare",
            paramLabel = "NAME/RULE=REASON",
            description = "A rule that a service does not keep, and why it need not; may be repeated. It is tried too.")
    private Map<String, String> declared = Map.of();

    @Mixin
    private TrialOptions trialOptions;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            defaultValue = "standard",
            description = "How thoroughly: quick, standard or thorough. Default: ${DEFAULT-VALUE}.")
    private Profile profile;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Seed of all examples. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the findings there too.")
    private Path json;

    @Option(names = "--rules", description = "List the rules and try none.")
    private boolean listing;

    @ParentCommand
    private TeaselCommand teasel;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Set<Door> chosen = doors();
        if (listing) {
            ConformanceTable.printRules(List.copyOf(chosen), out);
            return ExitCode.OK;
        }
        if (!Lineup.DOORS.containsAll(chosen)) {
            throw usage("posteriors, kernels and evaluators are no services: try them with the kit's ConformanceTest");
        }
        Set<String> asked = rules(chosen);
        Path file = json == null ? null : json.toAbsolutePath().normalize();
        ReportFolder folder = file == null ? null : ReportFolder.prepare(file.getParent());
        Conformance conformance = examine(chosen, asked);
        ConformanceTable.print(conformance, out);
        if (folder != null) {
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            folder.write(file.getFileName().toString(), ConformanceJson.render(conformance, Version.current(), now));
        }
        return conformance.conforms() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private Conformance examine(Set<Door> chosen, Set<String> asked) {
        Discovery installed = teasel.discover();
        Discovery found =
                jars.isEmpty() ? installed : orUsage(() -> PluginPath.of(jars)).discover(installed.loader());
        Set<PluginFailure> others = jars.isEmpty() ? Set.of() : new HashSet<>(installed.failures());
        List<PluginFailure> failures = found.failures().stream()
                .filter(failure -> !others.contains(failure))
                .toList();
        Lineup all = orUsage(() -> Lineup.of(
                found.plugins(), service -> jars.isEmpty() || found.brought(service), chosen, trialOptions.sources()));
        if (all.onTrial().isEmpty() && all.untried().isEmpty() && failures.isEmpty()) {
            throw usage("there is nothing to try at " + places()
                    + ": no service of these doors comes from there, or the class path holds it already");
        }
        Lineup lineup = orUsage(() -> (ids.isEmpty() ? all : all.only(ids)).declaring(declared));
        if (lineup.onTrial().isEmpty() && failures.isEmpty()) {
            throw usage(lineup.untried().get(0).reason());
        }
        return Conformance.of(
                new Examination(profile, seed),
                lineup,
                failures,
                rule -> asked.isEmpty() || asked.contains(rule.id()),
                TerminalProgress.onStandardError());
    }

    private String places() {
        return jars.isEmpty()
                ? "the class path"
                : jars.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    private Set<Door> doors() {
        if (doors.equals(List.of(EVERY_DOOR))) {
            return listing ? EnumSet.allOf(Door.class) : EnumSet.copyOf(Lineup.DOORS);
        }
        Set<Door> chosen = EnumSet.noneOf(Door.class);
        for (String name : doors) {
            chosen.add(Arrays.stream(Door.values())
                    .filter(door -> door.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() -> usage("there is no door '" + name + "'; there are "
                            + Arrays.stream(Door.values())
                                    .map(door -> door.name().toLowerCase(Locale.ROOT))
                                    .collect(Collectors.joining(", ")))));
        }
        return chosen;
    }

    private Set<String> rules(Set<Door> chosen) {
        Set<String> unknown = new TreeSet<>(rules);
        unknown.remove(DECLARATIONS);
        chosen.stream().flatMap(door -> door.rules().stream()).map(Rule::id).forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw usage("there is no rule " + String.join(", ", unknown) + " at these doors; --rules lists them");
        }
        return Set.copyOf(rules);
    }

    private <T> T orUsage(Supplier<T> step) {
        try {
            return step.get();
        } catch (InvalidInputException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
