/** Entropies, informations and total correlations of posteriors; knows no metric. */
module org.teasel.estimators {
    exports org.teasel.estimators;
    exports org.teasel.estimators.gaussian to
            org.teasel.models;
    exports org.teasel.estimators.rows to
            org.teasel.models;
    exports org.teasel.estimators.snapshot to
            org.teasel.models;

    requires transitive org.teasel.api;
    requires org.apache.commons.statistics.distribution;

    provides org.teasel.api.spi.EstimatorProvider with
            org.teasel.estimators.StandardEstimators;
}
