package org.teasel.conformance.definition;

import java.util.stream.Stream;
import org.teasel.api.metric.Metric;

/** Standard metrics made again from their definitions, with no mistake. */
public final class RightDefinitions {

    private RightDefinitions() {}

    /** All of them. */
    public static Stream<Metric> all() {
        Mistake none = Mistake.NONE;
        return Stream.of(
                        Stream.of("mig", "mig:monte-carlo", "rmig", "rmig:normalised", "jemmig", "jemmig:normalised")
                                .map(name -> new GapTwin(name, none)),
                        Stream.of(new ModularityTwin(none)),
                        Stream.of("sepin", "indin", "wsepin", "windin", "informativeness", "tc")
                                .map(name -> new SeparationTwin(name, none)),
                        Stream.of("misjed", "tc:gaussian-mean", "tc:gaussian-sampled", "elbo-terms")
                                .map(name -> new DependenceTwin(name, none)),
                        Stream.of(
                                new DciTwin(none),
                                new SapTwin(none),
                                new ExplicitnessTwin(none),
                                new LeastVarianceTwin(none),
                                new AccuracyGapTwin("sap", none),
                                new AccuracyGapTwin("sap:accuracy", none),
                                new DifferenceTwin(none)))
                .flatMap(twins -> twins);
    }
}
