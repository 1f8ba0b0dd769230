package org.teasel.estimators.sampled;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Factors;
import org.teasel.api.information.SampledPosterior;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.statistic.Population;
import org.teasel.estimators.rows.Streams;

/**
 * What is to be read at the draws, prepared once for all parts of the data.
 *
 * @param population the population
 * @param draws where to read
 * @param byRow [k], the draws in the order of their rows
 * @param sets the sets of latents to read
 * @param own densities of the sets under the draws' own components
 * @param ownMarginals the same of every single latent
 * @param marginal [i], index of the set that is latent i alone, or -1
 * @param rest [i], index of the set of all latents but i, or -1; of two latents, that is a marginal, read as one
 * @param joint index of the set of all latents, or -1
 * @param others indices of all other sets
 * @param factors factors with finitely many values; none if none are asked for, or the marginals are not all read
 * @param values [k][m], value of factor k at draw m
 * @param cut [m], exponents below this can't change a digit of the sum that holds the draw's own component
 * @param epsilon greatest error of a log density by components left out
 * @param floor least density of a latent and of a mixture; 0 to clamp none
 */
record Reading(
        Population population,
        Draws draws,
        int[] byRow,
        List<LatentSet> sets,
        OwnDensities own,
        OwnDensities ownMarginals,
        int[] marginal,
        int[] rest,
        int joint,
        int[] others,
        Factors factors,
        int[][] values,
        double[] cut,
        double epsilon,
        double floor) {

    /** Terms whose sum stays below this share of the whole are lost in rounding anyway: 2^-54. */
    private static final double LOST = -54 * Math.log(2);

    static Reading of(SampledPosterior key, double floor, Population population, Draws draws) {
        int latents = population.latents();
        List<LatentSet> sets = key.sets();
        int[] marginal = new int[latents];
        int[] rest = new int[latents];
        for (int i = 0; i < latents; i++) {
            marginal[i] = sets.indexOf(LatentSet.of(i));
            rest[i] = latents < 3 ? -1 : sets.indexOf(LatentSet.allBut(i, latents));
        }
        int joint = latents == 1 ? -1 : sets.indexOf(LatentSet.all(latents));
        int[] others = IntStream.range(0, sets.size())
                .filter(s -> sets.get(s).size() != 1
                        && s != joint
                        && Arrays.stream(rest).noneMatch(r -> r == s))
                .toArray();
        boolean allMarginals = Arrays.stream(marginal).allMatch(s -> s >= 0);
        Factors factors = allMarginals && key.factorBins() > 0
                ? population.factors(key.factorBins())
                : Factors.none(population.size());
        OwnDensities own = OwnDensities.of(draws, sets);
        OwnDensities ownMarginals = OwnDensities.of(
                draws, IntStream.range(0, latents).mapToObj(LatentSet::of).toList());
        return new Reading(
                population,
                draws,
                byRow(draws),
                sets,
                floor > 0 ? own.clamped(sets, ownMarginals, floor) : own,
                ownMarginals,
                marginal,
                rest,
                joint,
                others,
                factors,
                values(factors, draws, key.seed()),
                cut(population, draws),
                key.epsilon(),
                floor);
    }

    private static int[][] values(Factors factors, Draws draws, long seed) {
        int[][] values = new int[factors.count()][draws.rows().length];
        for (int k = 0; k < values.length; k++) {
            FactorColumn.Finite column = (FactorColumn.Finite) factors.column(k);
            for (int m = 0; m < values[k].length; m++) {
                values[k][m] = column instanceof FactorColumn.Labels labels
                        ? labels.code(draws.rows()[m])
                        : draw(column, draws.rows()[m], Streams.of(Streams.mix(seed) + k, m));
            }
        }
        return values;
    }

    private static int draw(FactorColumn.Finite column, int row, SplittableRandom random) {
        double rest = random.nextDouble();
        int last = 0;
        for (int y = 0; y < column.values(); y++) {
            double p = column.probability(row, y);
            if (p > 0) {
                last = y;
                rest -= p;
                if (rest < 0) {
                    break;
                }
            }
        }
        return last;
    }

    private static double[] cut(Population population, Draws draws) {
        double[] cut = new double[draws.rows().length];
        Arrays.setAll(cut, m -> LOST + Math.log(population.weight(draws.rows()[m])));
        return cut;
    }

    private static int[] byRow(Draws draws) {
        return IntStream.range(0, draws.rows().length)
                .boxed()
                .sorted(Comparator.comparingInt(m -> draws.rows()[m]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Names the draws that come from some rows, which are ascending. */
    void forDrawsOf(int[] rows, IntConsumer action) {
        int at = 0;
        int low = 0;
        int high = byRow.length;
        while (rows.length > 0 && low < high) {
            int middle = (low + high) >>> 1;
            if (draws.rows()[byRow[middle]] < rows[0]) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        for (int k = low; k < byRow.length && at < rows.length; k++) {
            int row = draws.rows()[byRow[k]];
            while (at < rows.length && rows[at] < row) {
                at++;
            }
            if (at < rows.length && rows[at] == row) {
                action.accept(byRow[k]);
            }
        }
    }

    int samples() {
        return draws.rows().length;
    }

    int latents() {
        return marginal.length;
    }

    /** p(y_k given x) of the draw's factor value, for an observation. */
    double probability(int k, int m, int row) {
        return ((FactorColumn.Finite) factors.column(k)).probability(row, values[k][m]);
    }
}
