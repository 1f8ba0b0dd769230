package org.teasel.estimators.quantised;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.teasel.api.Progress;
import org.teasel.estimators.rows.Weights;

/**
 * Joint entropies of all pairs of latents, by counting bin numbers. Whoever asks for those of some parts of the data is
 * going to ask for them without each of these parts too, for a standard error: one counting gives all.
 */
final class PairCounts {

    /** Most numbers in the tables of the pairs that are counted in one go. */
    private static final int TABLES = 1 << 23;

    private final int[] bins;
    private final Progress progress;
    private final Map<List<BinnedBatches>, double[][]> known = new HashMap<>();

    /**
     * All parts but one.
     *
     * @param left index of the part that is left out; negative for none
     * @param weight weight of all observations in the others
     * @param entropies [latent][latent]
     */
    private record Rest(int left, double weight, double[][] entropies) {
        void set(int first, int second, double[] table) {
            entropies[first][second] = entropies[second][first] = PlugIn.entropy(table, weight);
        }
    }

    /**
     * Two latents.
     *
     * @param tables [part][bin of the first, bin of the second], weights of observations
     */
    private record Pair(int first, int second, double[][] tables) {}

    /** Nothing is counted yet. */
    PairCounts(int[] bins, Progress progress) {
        this.bins = bins;
        this.progress = progress;
    }

    /** [latent][latent], joint entropies of the bins in some parts together; on the diagonal those of one latent. */
    synchronized double[][] entropies(List<BinnedBatches> parts) {
        List<BinnedBatches> now = parts.stream()
                .filter(part -> part.weight() > 0)
                .map(BinnedBatches::copy)
                .toList();
        if (!known.containsKey(now)) {
            progress.begin("pairs of latents", (long) bins.length * (bins.length + 1) / 2 * now.size());
            try {
                count(now);
            } finally {
                progress.end();
            }
        }
        return Arrays.stream(known.get(now)).map(double[]::clone).toArray(double[][]::new);
    }

    private void count(List<BinnedBatches> parts) {
        List<Rest> rests = rests(parts);
        List<Pair> pairs = new ArrayList<>();
        long numbers = 0;
        for (int i = 0; i < bins.length; i++) {
            for (int j = 0; j <= i; j++) {
                int cells = bins[i] * bins[j];
                long more = (long) parts.size() * cells;
                if (more > TABLES) {
                    countLarge(i, j, parts, rests);
                    progress.advance(parts.size());
                    continue;
                }
                if (numbers + more > TABLES) {
                    count(pairs, parts, rests);
                    pairs.clear();
                    numbers = 0;
                }
                pairs.add(new Pair(i, j, new double[parts.size()][cells]));
                numbers += more;
            }
        }
        count(pairs, parts, rests);
        for (Rest rest : rests) {
            List<BinnedBatches> others = new ArrayList<>(parts);
            if (rest.left >= 0) {
                others.remove(rest.left);
            }
            known.put(others, rest.entropies);
        }
    }

    /** All parts, and then all but each of them, unless that leaves none. */
    private List<Rest> rests(List<BinnedBatches> parts) {
        double[] weights = parts.stream().mapToDouble(BinnedBatches::weight).toArray();
        Weights.requireSome(Arrays.stream(weights).sum());
        return IntStream.range(-1, weights.length)
                .mapToObj(left -> new Rest(
                        left,
                        IntStream.range(0, weights.length)
                                .filter(part -> part != left)
                                .mapToDouble(part -> weights[part])
                                .sum(),
                        new double[bins.length][bins.length]))
                .filter(rest -> rest.weight > 0)
                .toList();
    }

    /** Counts some pairs, batch by batch, so that what is read of a file serves all of them. */
    private void count(List<Pair> pairs, List<BinnedBatches> parts, List<Rest> rests) {
        for (int part = 0; part < parts.size(); part++) {
            int to = part;
            parts.get(part)
                    .forEach((binned, p) ->
                            pairs.forEach(pair -> add(pair.tables[to], pair.first, pair.second, binned, p)));
            progress.advance(pairs.size());
        }
        for (Pair pair : pairs) {
            double[] none = new double[pair.tables[0].length];
            rests.get(0).set(pair.first, pair.second, plus(none, pair.tables, 0, parts.size()));
            if (parts.size() > 1) {
                leaveOutEach(pair, rests, 0, parts.size(), none);
            }
        }
    }

    /** Leaves out each part of a range, half of it at a time, so that sums of the other half serve many. */
    private static void leaveOutEach(Pair pair, List<Rest> rests, int from, int to, double[] others) {
        if (to - from == 1) {
            rests.get(from + 1).set(pair.first, pair.second, others);
            return;
        }
        int middle = (from + to) / 2;
        leaveOutEach(pair, rests, from, middle, plus(others, pair.tables, middle, to));
        leaveOutEach(pair, rests, middle, to, plus(others, pair.tables, from, middle));
    }

    private static double[] plus(double[] table, double[][] tables, int from, int to) {
        double[] sum = table.clone();
        for (int part = from; part < to; part++) {
            for (int cell = 0; cell < sum.length; cell++) {
                sum[cell] += tables[part][cell];
            }
        }
        return sum;
    }

    /** Counts a pair that memory holds one table of, once for each rest. */
    private void countLarge(int first, int second, List<BinnedBatches> parts, List<Rest> rests) {
        double[] table = new double[bins[first] * bins[second]];
        for (Rest rest : rests) {
            Arrays.fill(table, 0);
            for (int part = 0; part < parts.size(); part++) {
                if (part != rest.left) {
                    parts.get(part).forEach((binned, p) -> add(table, first, second, binned, p));
                }
            }
            rest.set(first, second, table);
        }
    }

    private void add(double[] table, int first, int second, short[] binned, double[] p) {
        int columns = bins[second];
        int atFirst = first * p.length;
        int atSecond = second * p.length;
        for (int r = 0; r < p.length; r++) {
            table[binned[atFirst + r] * columns + binned[atSecond + r]] += p[r];
        }
    }
}
