package org.teasel.cli.terminal;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.teasel.api.spi.PluginFailure;
import org.teasel.cli.conform.Conformance;
import org.teasel.cli.conform.Examined;
import org.teasel.cli.conform.OnTrial;
import org.teasel.cli.conform.Untried;
import org.teasel.conformance.catalogue.Door;
import org.teasel.conformance.rule.Finding;
import org.teasel.conformance.rule.Report;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Verdict;

/** Prints what came of rules: a table for each service, what is broken below it, and a sum of all. */
public final class ConformanceTable {

    private static final String INDENT = "    ";

    private ConformanceTable() {}

    /** Prints all findings. */
    public static void print(Conformance conformance, PrintWriter out) {
        for (Examined each : conformance.examined()) {
            print(each, out);
        }
        for (PluginFailure failure : conformance.failures()) {
            out.println(failure.door() + " " + failure.provider() + " of " + failure.artifact() + " can't be used: "
                    + failure.cause());
        }
        for (Untried service : conformance.untried()) {
            out.println(word(service.door()) + " " + service.id() + " of " + service.artifact() + " was not tried: "
                    + service.reason());
        }
        if (!conformance.failures().isEmpty() || !conformance.untried().isEmpty()) {
            out.println();
        }
        printSum(conformance, out);
    }

    /** Prints the rules of some doors. */
    public static void printRules(List<Door> doors, PrintWriter out) {
        for (Door door : doors) {
            for (Rule<?> rule : door.rules()) {
                out.println(rule.id() + " – " + word(rule.level()).toUpperCase(Locale.ROOT) + ": " + rule.statement());
                out.println(INDENT + "source: " + rule.source());
                out.println(INDENT + "broken by: " + rule.brokenBy());
            }
        }
    }

    private static void print(Examined each, PrintWriter out) {
        OnTrial service = each.service();
        Report report = each.report();
        out.println(word(service.door()) + " " + service.name() + " of " + service.artifact());
        out.println();
        TextTable table = TextTable.of("rule", "verdict", "");
        report.findings().forEach(finding -> table.row(finding.rule().id(), verdict(finding), detail(finding)));
        table.print(out);
        out.println();
        for (Finding finding : report.with(Verdict.Broken.class)) {
            out.println(finding.explanation());
            out.println();
        }
    }

    private static void printSum(Conformance conformance, PrintWriter out) {
        out.println(count(conformance.examined().size(), "service") + ", "
                + count(conformance.count(Verdict.class), "finding") + ": " + conformance.count(Verdict.Held.class)
                + " held, " + conformance.count(Verdict.Broken.class) + " broken, "
                + conformance.count(Verdict.NotApplicable.class) + " not applicable"
                + (conformance.failures().isEmpty()
                        ? ""
                        : "; " + count(conformance.failures().size(), "service") + " can't be used")
                + ". Profile " + word(conformance.examination().profile()) + ", seed "
                + conformance.examination().seed() + "; chance accuses a right implementation with a probability of at"
                + " most " + String.format(Locale.ROOT, "%.1e", conformance.falseAlarm()) + ".");
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static String verdict(Finding finding) {
        if (finding.verdict() instanceof Verdict.Held) {
            return "held";
        }
        return finding.broken() ? "broken" : "not applicable";
    }

    private static String detail(Finding finding) {
        if (finding.verdict() instanceof Verdict.Held held) {
            return count(held.examples(), "example");
        }
        return finding.verdict() instanceof Verdict.NotApplicable not ? not.reason() : "see below";
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
