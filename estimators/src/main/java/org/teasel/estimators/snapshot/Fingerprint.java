package org.teasel.estimators.snapshot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.teasel.api.Settings;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Representation;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.statistic.Statistic;
import org.teasel.estimators.rows.Streams;

/**
 * What tells a run from another: sizes, settings, statistics, and digests of the data. Posteriors beyond 2^24 numbers
 * are digested by rows spread evenly over them.
 *
 * @param entries texts by what they are of, in the words of a message
 */
public record Fingerprint(Map<String, String> entries) {

    private static final long DIGESTED = 1 << 24;
    private static final int WINDOW = 4096;
    private static final int LONG_TEXT = 200;
    private static final int MOST_TOLD = 3;

    /** The fingerprint of a run. */
    public static Fingerprint of(
            Representation representation, Settings settings, Collection<? extends Statistic<?>> statistics) {
        Posteriors posteriors = representation.posteriors();
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("Teasel", String.valueOf(Fingerprint.class.getPackage().getImplementationVersion()));
        entries.put("number of observations", Integer.toString(representation.size()));
        entries.put("number of latents", Integer.toString(posteriors.latents()));
        entries.put(
                "family of posteriors", posteriors.select(new int[1]).getClass().getName());
        entries.put("posteriors", digest(posteriors));
        entries.put(
                "factors",
                shortened(representation.factors().factors().stream()
                        .map(factor -> factor.name() + " " + factor.type() + " of "
                                + factor.values().size() + " values "
                                + digest(factor.values().toString()))
                        .toList()
                        .toString()));
        entries.put("values of factors", digestFactors(representation));
        entries.put("weights", digestWeights(representation));
        entries.put("quantisation", settings.quantisation().toString());
        entries.put("factorBins", Integer.toString(settings.factorBins()));
        entries.put("samples", Integer.toString(settings.samples()));
        entries.put("seed", Long.toString(settings.seed()));
        entries.put("trainingRows", Integer.toString(settings.trainingRows()));
        entries.put("testRows", Integer.toString(settings.testRows()));
        entries.put("repeats", Integer.toString(settings.repeats()));
        entries.put(
                "statistics",
                shortened(statistics.stream().map(Fingerprint::key).collect(Collectors.joining(", "))));
        return new Fingerprint(entries);
    }

    /** The text of a statistic's key, or the name of its class for one that doesn't tell its parameters. */
    public static String key(Statistic<?> statistic) {
        return shortened(
                tells(statistic) ? statistic.toString() : statistic.getClass().getName());
    }

    /** Whether the text of a statistic's key is more than where it happens to lie in memory. */
    public static boolean tells(Statistic<?> statistic) {
        String untold = statistic.getClass().getName() + "@" + Integer.toHexString(statistic.hashCode());
        return !untold.equals(statistic.toString());
    }

    /** How another run differs from this one: as a clause such as "samples was 100 and is 200"; empty if in nothing. */
    public String difference(Fingerprint other) {
        List<String> differences = new ArrayList<>();
        entries.forEach((name, value) -> {
            String is = other.entries.get(name);
            if (!value.equals(is)) {
                differences.add(name + " was " + value + " and is " + is);
            }
        });
        return differences.stream().limit(MOST_TOLD).collect(Collectors.joining("; "));
    }

    private static String shortened(String text) {
        return text.length() <= LONG_TEXT ? text : text.substring(0, LONG_TEXT) + "... (" + digest(text) + ")";
    }

    private static String digest(String text) {
        long digest = text.length();
        for (int k = 0; k < text.length(); k++) {
            digest = Streams.mix(digest ^ text.charAt(k));
        }
        return Long.toHexString(digest);
    }

    private static long add(long digest, double value) {
        return Streams.mix(digest ^ Double.doubleToLongBits(value));
    }

    private static String digest(Posteriors posteriors) {
        int latents = posteriors.latents();
        int step = (int) Math.max(1, (long) posteriors.size() * latents / DIGESTED);
        int count = (posteriors.size() - 1) / step + 1;
        long digest = 0;
        for (int from = 0; from < count; from += WINDOW) {
            Posteriors window = posteriors.select(IntStream.range(from, Math.min(count, from + WINDOW))
                    .map(k -> k * step)
                    .toArray());
            boolean factorised = window.factorised();
            for (int row = 0; row < window.size(); row++) {
                for (int i = 0; i < latents; i++) {
                    digest = add(digest, window.mean(row, i));
                    for (int j = factorised ? i : 0; j <= i; j++) {
                        digest = add(digest, window.covariance(row, i, j));
                    }
                }
            }
        }
        return Long.toHexString(digest);
    }

    private static String digestFactors(Representation representation) {
        long digest = 0;
        for (int k = 0; k < representation.factors().count(); k++) {
            FactorColumn column = representation.factors().column(k);
            for (int row = 0; row < column.size(); row++) {
                if (column instanceof FactorColumn.Soft soft) {
                    for (int value = 0; value < soft.values(); value++) {
                        digest = add(digest, soft.probability(row, value));
                    }
                } else {
                    digest = add(digest, column.number(row));
                }
            }
        }
        return Long.toHexString(digest);
    }

    private static String digestWeights(Representation representation) {
        long digest = 0;
        for (int row = 0; row < representation.size(); row++) {
            digest = add(digest, representation.weight(row));
        }
        return Long.toHexString(digest);
    }
}
