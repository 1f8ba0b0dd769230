/**
 * The conformance kit: rules that prove an implementation of one of Teasel's doors right, for JUnit and for the command.
 */
module org.teasel.conformance {
    exports org.teasel.conformance.oracle;

    requires transitive org.teasel.api;
    requires static transitive org.junit.jupiter.api;
    requires org.apache.commons.statistics.distribution;
}
