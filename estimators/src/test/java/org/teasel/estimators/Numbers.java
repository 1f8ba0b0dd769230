package org.teasel.estimators;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.teasel.api.data.Representation;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.posterior.Posteriors;

/** Every number in the result of a statistic, in a fixed order, so that results of any type can be compared. */
final class Numbers {

    private Numbers() {}

    static double[] of(Object result) {
        return stream(result).toArray();
    }

    private static DoubleStream stream(Object value) {
        if (value instanceof Number number) {
            return DoubleStream.of(number.doubleValue());
        } else if (value instanceof OptionalDouble optional) {
            return optional.stream();
        } else if (value instanceof Map<?, ?> map) {
            return map.values().stream().flatMapToDouble(Numbers::stream);
        } else if (value instanceof Posteriors posteriors) {
            return ofPosteriors(posteriors);
        } else if (value instanceof Representation representation) {
            return ofRepresentation(representation);
        } else if (value instanceof SampledInformation information) {
            return ofSampled(information);
        } else if (value.getClass().isArray()) {
            return IntStream.range(0, Array.getLength(value)).boxed().flatMapToDouble(k -> stream(Array.get(value, k)));
        } else if (value instanceof Record) {
            return Arrays.stream(value.getClass().getRecordComponents()).flatMapToDouble(c -> stream(read(c, value)));
        }
        throw new IllegalArgumentException("no numbers known in " + value.getClass());
    }

    private static Object read(RecordComponent component, Object value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DoubleStream ofPosteriors(Posteriors posteriors) {
        return IntStream.range(0, posteriors.size())
                .boxed()
                .flatMapToDouble(n -> IntStream.range(0, posteriors.latents())
                        .boxed()
                        .flatMapToDouble(i -> DoubleStream.of(posteriors.mean(n, i), posteriors.covariance(n, i, 0))));
    }

    private static DoubleStream ofRepresentation(Representation representation) {
        DoubleStream weights = IntStream.range(0, representation.size()).mapToDouble(representation::weight);
        DoubleStream factors = IntStream.range(0, representation.factors().count())
                .boxed()
                .flatMapToDouble(k -> IntStream.range(0, representation.size())
                        .mapToDouble(representation.factors().column(k)::number));
        return Stream.of(ofPosteriors(representation.posteriors()), weights, factors)
                .flatMapToDouble(s -> s);
    }

    /** For readings of the marginals, of all latents and of all but one. */
    private static DoubleStream ofSampled(SampledInformation information) {
        int latents = EveryStatistic.LATENTS;
        DoubleStream ofSets = IntStream.range(0, latents)
                .boxed()
                .flatMap(i -> Stream.of(LatentSet.of(i), LatentSet.allBut(i, latents), LatentSet.all(latents)))
                .flatMapToDouble(set -> DoubleStream.of(
                        information.information(set), information.entropy(set), information.conditionalEntropy(set)));
        DoubleStream ofFactors = IntStream.range(0, information.factors())
                .boxed()
                .flatMapToDouble(k -> IntStream.range(0, latents)
                        .boxed()
                        .flatMapToDouble(i -> DoubleStream.of(
                                information.mutualInformation(i, k),
                                information.jointEntropy(i, k),
                                information.factorEntropy(k))));
        return DoubleStream.concat(ofSets, ofFactors);
    }
}
