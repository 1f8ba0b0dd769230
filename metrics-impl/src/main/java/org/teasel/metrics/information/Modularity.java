package org.teasel.metrics.information;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.MetricDescriptor;
import org.teasel.api.metric.MetricDescriptor.Direction;
import org.teasel.api.metric.MetricDescriptor.Range;
import org.teasel.api.metric.MetricDescriptor.Unit;
import org.teasel.api.metric.MetricName;
import org.teasel.api.metric.Requirement;
import org.teasel.api.statistic.Population;
import org.teasel.metrics.relation.Average;
import org.teasel.metrics.relation.FactorInformation;
import org.teasel.metrics.relation.Relation;
import org.teasel.metrics.relation.UsableFactors;

/**
 * {@code modularity}: mean over latents of 1 - sum_{k != k*} I_ik^2 / (I_ik*^2 (K - 1)), where k* is the factor that
 * z_i tells most about; in [0, 1]. A latent that tells nothing about any factor has no modularity and does not count;
 * the variant {@code mean-zero} counts it as 0, as widely used code does. A collapsed model with one live latent scores
 * near 1, so read the number of live latents too. Ridgeway and Mozer 2018, section 2.
 */
public final class Modularity extends FactorMetric {

    private static final MetricDescriptor DESCRIPTOR = new MetricDescriptor(
            MetricName.of("modularity"),
            "how far each latent tells about one factor only, quantised posterior",
            Range.UNIT,
            Direction.HIGHER,
            Unit.ONE,
            Set.of(Requirement.SEVERAL_FACTORS),
            "Ridgeway and Mozer 2018, section 2");

    private final double dead;

    /** From the quantised posterior, over live latents. */
    public Modularity() {
        this(DESCRIPTOR, InformationSource.QUANTISED, Double.NaN);
    }

    private Modularity(MetricDescriptor descriptor, InformationSource source, double dead) {
        super(descriptor, source);
        this.dead = dead;
    }

    @Override
    public String defaultVariant() {
        return "posterior";
    }

    @Override
    public List<Metric> variants() {
        return List.of(
                new Modularity(
                        DESCRIPTOR
                                .named(MetricName.of("modularity", "mean"))
                                .summarised("the same from a histogram of the posterior means"),
                        InformationSource.MEANS,
                        Double.NaN),
                new Modularity(
                        DESCRIPTOR
                                .named(MetricName.of("modularity", "mean-zero"))
                                .summarised("the same from means, with 0 for a latent that tells nothing")
                                .citing("Locatello et al. 2019, disentanglement_lib, modularity_explicitness.py"),
                        InformationSource.MEANS,
                        0));
    }

    @Override
    Measurement measure(Population population, FactorInformation information) {
        UsableFactors varying = UsableFactors.of(
                        information.factorEntropy().length, information::varies, "are constant or have too many values")
                .several();
        Relation relation = information.shared().select(varying.indices());
        double[] scores = new double[relation.latents()];
        int live = 0;
        for (int i = 0; i < scores.length; i++) {
            double score = ofLatent(relation.ofLatent(i));
            scores[i] = Double.isNaN(score) ? dead : score;
            live += Double.isNaN(score) ? 0 : 1;
        }
        return varying.describe(
                population,
                Average.overLatents(population, scores, "tells nothing about any factor")
                        .withComponent("liveLatents", live)
                        .with(information.shared().titled("I(z_i; y_k)", population)));
    }

    /** Modularity of one latent; NaN if it tells nothing. */
    private static double ofLatent(double[] informations) {
        double most = Arrays.stream(informations).max().orElseThrow();
        if (!(most > FactorInformation.ROUNDING)) {
            return Double.NaN;
        }
        double squares = Arrays.stream(informations).map(i -> i * i).sum();
        return 1 - (squares / (most * most) - 1) / (informations.length - 1);
    }
}
