/** The metrics of the papers, found as services, and the evaluator that runs them. */
module org.teasel.metrics {
    exports org.teasel.metrics;

    requires transitive org.teasel.api;
    requires transitive org.teasel.estimators;
    requires org.teasel.learners;

    provides org.teasel.api.metric.Metric with
            org.teasel.metrics.information.Informativeness,
            org.teasel.metrics.information.Misjed,
            org.teasel.metrics.information.Sepin,
            org.teasel.metrics.information.Wsepin,
            org.teasel.metrics.information.Indin,
            org.teasel.metrics.information.Windin,
            org.teasel.metrics.information.MutualInformationGap,
            org.teasel.metrics.information.RobustMutualInformationGap,
            org.teasel.metrics.information.JointEntropyGap,
            org.teasel.metrics.information.Modularity,
            org.teasel.metrics.correlation.TotalCorrelation,
            org.teasel.metrics.correlation.ConditionalTotalCorrelation,
            org.teasel.metrics.correlation.ElboTerms,
            org.teasel.metrics.correlation.FactorDisintegration,
            org.teasel.metrics.learned.Dci,
            org.teasel.metrics.learned.Sap,
            org.teasel.metrics.learned.Explicitness,
            org.teasel.metrics.learned.ZDiff,
            org.teasel.metrics.learned.ZMinVariance;
}
