package org.teasel.datasets.bias;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Dataset;
import org.teasel.api.data.Factor;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Observations;

/**
 * A data set whose observations are weighed by a {@link FactorBias} over two of its factors. The weights serve both ends:
 * batches to train on are drawn by them, and a representation is scored under them. Of a grid of factors, which has each
 * combination as often as any other, the pair gets exactly the joint distribution of the bias, and all other factors stay
 * uniform and independent.
 */
public final class BiasedDataset implements Dataset {

    private final Dataset dataset;
    private final String name;
    private final double[] weights;

    private BiasedDataset(Dataset dataset, String name, double[] weights) {
        this.dataset = dataset;
        this.name = name;
        this.weights = weights;
    }

    /**
     * A data set weighed over its last two ordinal factors; to close it closes the one given.
     *
     * @throws InvalidInputException if it has not got two, or one of them too few values
     */
    public static BiasedDataset of(Dataset dataset, FactorBias bias) {
        List<Factor> ordinal = dataset.factors().factors().stream()
                .filter(factor -> factor.type() == Factor.Type.ORDINAL)
                .toList();
        if (ordinal.size() < 2) {
            throw new InvalidInputException("bias " + bias + " of data set '" + dataset.name() + "', which has "
                    + ordinal.size() + " ordinal factors, expected two or the names of two others");
        }
        return of(
                dataset,
                bias,
                ordinal.get(ordinal.size() - 2).name(),
                ordinal.get(ordinal.size() - 1).name());
    }

    /**
     * A data set weighed over two of its factors; to close it closes the one given.
     *
     * @param one name of a labelled factor
     * @param other name of another
     * @throws InvalidInputException if the data set is weighed already, or has no such two factors, or one of them too
     *     few values
     */
    public static BiasedDataset of(Dataset dataset, FactorBias bias, String one, String other) {
        String place = "bias " + bias + " of data set '" + dataset.name() + "'";
        if (dataset.weights().isPresent()) {
            throw new InvalidInputException(place + ", which has weights already, expected one without");
        }
        if (one.equals(other)) {
            throw new InvalidInputException(place + " over '" + one + "' twice, expected two different factors");
        }
        FactorColumn.Labels first = labels(place, dataset.factors(), one);
        FactorColumn.Labels second = labels(place, dataset.factors(), other);
        FactorBias.Place[] firstPlaces = places(place, first, bias);
        FactorBias.Place[] secondPlaces = places(place, second, bias);
        double[] weights = IntStream.range(0, dataset.size())
                .mapToDouble(row -> bias.density(firstPlaces[first.code(row)], secondPlaces[second.code(row)]))
                .toArray();
        return new BiasedDataset(dataset, dataset.name() + ", bias " + bias + " of " + one + " and " + other, weights);
    }

    private static FactorColumn.Labels labels(String place, Factors factors, String name) {
        for (int k = 0; k < factors.count(); k++) {
            if (factors.factor(k).name().equals(name)) {
                if (factors.column(k) instanceof FactorColumn.Labels labels) {
                    return labels;
                }
                throw new InvalidInputException(
                        place + " over '" + name + "', which has no labels, expected a labelled factor");
            }
        }
        throw new InvalidInputException(place + " over '" + name + "', expected one of "
                + factors.factors().stream().map(Factor::name).toList());
    }

    /** The places of all values that come up, by their codes. */
    private static FactorBias.Place[] places(String place, FactorColumn.Labels labels, FactorBias bias) {
        int[] present = IntStream.range(0, labels.size())
                .map(labels::code)
                .distinct()
                .sorted()
                .toArray();
        if (present.length < bias.leastValues()) {
            throw new InvalidInputException(place + " over '" + labels.factor().name() + "', of which " + present.length
                    + " values come up, expected at least " + bias.leastValues());
        }
        FactorBias.Place[] places = new FactorBias.Place[labels.values()];
        for (int rank = 0; rank < present.length; rank++) {
            places[present[rank]] = FactorBias.Place.of(rank, present.length);
        }
        return places;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return dataset.size();
    }

    @Override
    public int[] shape() {
        return dataset.shape();
    }

    @Override
    public Factors factors() {
        return dataset.factors();
    }

    @Override
    public Observations observations(int from, int to) {
        return dataset.observations(from, to);
    }

    @Override
    public Observations observations(int[] rows) {
        return dataset.observations(rows);
    }

    @Override
    public Optional<double[]> weights() {
        return Optional.of(weights.clone());
    }

    @Override
    public void close() {
        dataset.close();
    }
}
