/** What everyone speaks: encoders, posteriors, factors, statistics, metrics, scores, and the doors for plugins. */
module org.teasel.api {
    exports org.teasel.api;
    exports org.teasel.api.data;
    exports org.teasel.api.encoder;
    exports org.teasel.api.information;
    exports org.teasel.api.metric;
    exports org.teasel.api.posterior;
    exports org.teasel.api.spi;
    exports org.teasel.api.statistic;

    uses org.teasel.api.metric.Metric;
    uses org.teasel.api.spi.DatasetProvider;
    uses org.teasel.api.spi.EncoderProvider;
    uses org.teasel.api.spi.EstimatorProvider;
}
