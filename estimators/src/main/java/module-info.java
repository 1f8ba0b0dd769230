/** Entropies, informations and total correlations of posteriors; knows no metric. */
module org.teasel.estimators {
    exports org.teasel.estimators;

    requires transitive org.teasel.api;
    requires org.apache.commons.statistics.distribution;

    provides org.teasel.api.spi.EstimatorProvider with
            org.teasel.estimators.StandardEstimators;
}
