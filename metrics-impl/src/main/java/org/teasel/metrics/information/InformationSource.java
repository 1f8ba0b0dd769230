package org.teasel.metrics.information;

import java.util.stream.IntStream;
import org.teasel.api.Settings;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Factors;
import org.teasel.api.information.MeanHistogram;
import org.teasel.api.information.QuantisedPosterior;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.information.SampledPosterior;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;
import org.teasel.metrics.relation.FactorInformation;

/** How informations of single latents with single factors are estimated. */
enum InformationSource {
    /** From the posterior cut in bins (Do and Tran 2020, A.10). */
    QUANTISED {
        @Override
        Statistic<?> statistic(Population population, Settings settings) {
            return QuantisedPosterior.of(settings);
        }

        @Override
        FactorInformation read(Statistics statistics) {
            return FactorInformation.of(statistics.get(QuantisedPosterior.of(statistics.settings())));
        }
    },
    /** From draws of the posterior (Chen 2018, Eq. 5). */
    SAMPLED {
        @Override
        Statistic<?> statistic(Population population, Settings settings) {
            return SampledPosterior.ofFactors(population, settings);
        }

        @Override
        FactorInformation read(Statistics statistics) {
            return FactorInformation.of(
                    sampled(statistics), statistics.population().latents());
        }
    },
    /** From the same draws, every value of a factor weighing the same, as public code of MIG has it. */
    SAMPLED_EVENLY {
        @Override
        Statistic<?> statistic(Population population, Settings settings) {
            return SampledPosterior.ofFactors(population, settings);
        }

        @Override
        FactorInformation read(Statistics statistics) {
            Population population = statistics.population();
            Factors factors = population.factors(statistics.settings().factorBins());
            int[] values = IntStream.range(0, factors.count())
                    .map(k -> ((FactorColumn.Finite) factors.column(k)).values())
                    .toArray();
            return FactorInformation.even(sampled(statistics), population.latents(), values);
        }
    },
    /** From a histogram of the posterior means, as most public code has it. */
    MEANS {
        @Override
        Statistic<?> statistic(Population population, Settings settings) {
            return histogram(settings);
        }

        @Override
        FactorInformation read(Statistics statistics) {
            return FactorInformation.of(statistics.get(histogram(statistics.settings())));
        }

        private MeanHistogram histogram(Settings settings) {
            return new MeanHistogram(MeanHistogram.USUAL_BINS, settings.factorBins());
        }
    };

    private static SampledInformation sampled(Statistics statistics) {
        return statistics.get(SampledPosterior.ofFactors(statistics.population(), statistics.settings()));
    }

    abstract Statistic<?> statistic(Population population, Settings settings);

    abstract FactorInformation read(Statistics statistics);
}
