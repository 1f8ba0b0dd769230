package org.teasel.conformance.definition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.teasel.api.Settings;
import org.teasel.api.information.InformationTable;
import org.teasel.api.information.PosteriorMoments;
import org.teasel.api.information.QuantisedPosterior;
import org.teasel.api.metric.Measurement;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;

/** A twin of factor-disintegration for a single categorical factor, which knows dependence by correlation only. */
final class SharingTwin extends Twin {

    SharingTwin(Mistake mistake) {
        super("factor-disintegration", mistake);
    }

    @Override
    public Collection<? extends Statistic<?>> needs(Population population, Settings settings) {
        return List.of(QuantisedPosterior.of(settings), new PosteriorMoments());
    }

    @Override
    public Measurement measure(Statistics statistics) {
        InformationTable informations = statistics.get(QuantisedPosterior.of(statistics.settings()));
        double[][] covariance = statistics.get(new PosteriorMoments()).covarianceOfMeans();
        double[] shared = column(informations.mutualInformation(), 0);
        double most = shared[best(shared)];
        List<Integer> taken = new ArrayList<>();
        IntStream.range(0, shared.length)
                .filter(i -> shared[i] >= most / 2)
                .filter(i -> taken.stream()
                        .allMatch(
                                j -> Math.abs(covariance[i][j]) < 0.1 * Math.sqrt(covariance[i][i] * covariance[j][j])))
                .forEach(taken::add);
        return Measurement.of(taken.size() - 1);
    }
}
