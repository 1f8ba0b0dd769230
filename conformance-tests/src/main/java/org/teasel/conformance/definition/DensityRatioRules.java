package org.teasel.conformance.definition;

import java.util.stream.Stream;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Violation;

/** The rules of total correlation by a classifier. */
final class DensityRatioRules {

    private DensityRatioRules() {}

    static Stream<Rule<Subject>> rules() {
        return Stream.of(densityRatio());
    }

    private static Rule<Subject> densityRatio() {
        return Learned.draft(
                        "tc",
                        Learned.RATIO,
                        "density-ratio",
                        "a latent and its copy have far more total correlation than two independent latents, which have"
                                + " nearly none")
                .from("Kim and Mnih 2018, section 3")
                .brokenBy(
                        "the sign of the logit, draws and shuffled draws exchanged, rows shuffled in place of latents")
                .once((subject, trial) -> {
                    double copied = subject.measure(LearnedData.pair(300, true, trial.random()), Learned.SETTINGS)
                            .value();
                    double independent = subject.measure(LearnedData.pair(300, false, trial.random()), Learned.SETTINGS)
                            .value();
                    if (!(copied > 0.5 && Math.abs(independent) < 0.3)) {
                        throw new Violation("the values are " + copied + " for copies and " + independent
                                + " for independent latents, expected one above 0.5 and one near 0");
                    }
                });
    }
}
