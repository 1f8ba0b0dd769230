package org.teasel.conformance.definition;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.teasel.api.Settings;
import org.teasel.api.data.Representation;
import org.teasel.conformance.chance.MeanTest;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Trial;

/**
 * Rules from end to end, estimators included: data whose truth is known by sums over all cells, in closed form or by
 * quadrature.
 */
final class Truths {

    static final double EXACT = 1e-9;

    /** Draws of a run. */
    static final int DRAWS = 300;

    static final Settings SETTINGS =
            Settings.DEFAULT.withSamples(DRAWS).withThreads(1).withRepeats(1);

    private Truths() {}

    static List<Rule<Subject>> rules() {
        return Stream.concat(CellTruths.rules(), ClosedTruths.rules()).toList();
    }

    static Rule.Draft<Subject> draft(String id, Set<String> variants, String suffix, String statement) {
        return Rule.<Subject>must("definition." + id + ".truth" + suffix, statement)
                .brokenBy("an estimate of something else, other bins or draws than the settings say, a definition with"
                        + " other terms")
                .unless(subject -> subject.isNot(id, variants));
    }

    static void requireMean(
            Subject subject, Trial trial, Representation representation, double expected, double tolerance) {
        MeanTest.of(subject.name().toString(), expected, tolerance)
                .check(
                        trial,
                        seed -> subject.measure(representation, SETTINGS.withSeed(seed))
                                .value());
    }
}
