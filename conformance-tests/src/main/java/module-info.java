/**
 * The conformance kit: rules that prove an implementation of one of Teasel's doors right, for JUnit and for the command.
 */
module org.teasel.conformance {
    exports org.teasel.conformance.oracle;

    requires transitive org.teasel.api;
    requires static transitive org.junit.jupiter.api;
    requires org.apache.commons.statistics.distribution;

    exports org.teasel.conformance;
    exports org.teasel.conformance.catalogue;
    exports org.teasel.conformance.chance;
    exports org.teasel.conformance.dataset;
    exports org.teasel.conformance.encoder;
    exports org.teasel.conformance.estimator;
    exports org.teasel.conformance.evaluator;
    exports org.teasel.conformance.generate;
    exports org.teasel.conformance.kernel;
    exports org.teasel.conformance.metric;
    exports org.teasel.conformance.posterior;
    exports org.teasel.conformance.rule;
    exports org.teasel.conformance.scoring;
}
