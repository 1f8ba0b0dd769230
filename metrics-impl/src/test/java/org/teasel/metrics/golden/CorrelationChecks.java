package org.teasel.metrics.golden;

import static org.teasel.metrics.golden.GoldenCheck.metric;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.teasel.api.information.MinibatchTotalCorrelation.Weighting;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.Posteriors;
import org.teasel.estimators.sampled.MinibatchEstimator;

/** Gaussian and minibatch total correlations, and linear correlations with factors. */
final class CorrelationChecks {

    private static final String NOT_OFFERED = "a score that is not among the metrics";

    private CorrelationChecks() {}

    static Map<String, GoldenCheck> all() {
        Map<String, GoldenCheck> checks = new LinkedHashMap<>();
        for (String weighting : new String[] {"MWS", "MSS0", "MSS1"}) {
            checks.put(
                    "chen.minibatch." + weighting,
                    (golden, entry) -> batch(golden, Weighting.valueOf(weighting))
                            .compare(entry, "TC", "mean_log_qz", "mean_log_prod_qzj"));
        }
        checks.put("ref.minibatch.fixed", CorrelationChecks::allWeightings);
        checks.put(
                "locatello.total_correlation_loss",
                (golden, entry) -> entry.compare(
                                "TC_without_constants",
                                batch(golden, Weighting.MWS_WITHOUT_CONSTANTS).totalCorrelation())
                        .compare(
                                "TC_plus_constants",
                                batch(golden, Weighting.MWS).totalCorrelation()));
        checks.put(
                "disent.total_correlation_loss",
                (golden, entry) -> entry.compare(
                        "TC_without_constants",
                        batch(golden, Weighting.MWS_WITHOUT_CONSTANTS).totalCorrelation()));
        checks.put(
                "yanndubs.minibatch",
                (golden, entry) -> entry.compare(
                                "MWS_TC_without_constants",
                                batch(golden, Weighting.MWS_WITHOUT_CONSTANTS).totalCorrelation())
                        .aside("defective: log weights are added once a latent", "MSS_TC"));
        checks.put(
                "locatello.unsupervised.means",
                (golden, entry) -> entry.compare("gaussian_total_correlation", gaussian(golden.computed()))
                        .asideRest(NOT_OFFERED));
        checks.put(
                "locatello.unsupervised.samples",
                (golden, entry) -> entry.compare("gaussian_total_correlation", gaussian(golden.ofSamples()))
                        .asideRest(NOT_OFFERED));
        checks.put(
                "locatello.sap.continuous",
                (golden, entry) -> entry.compare(
                                "SAP",
                                golden.computed()
                                        .measure(metric("sap:correlation"))
                                        .value())
                        .compare(
                                "score_matrix",
                                golden.computed()
                                        .measure(metric("sap:correlation"))
                                        .matrix()
                                        .orElseThrow()
                                        .values(),
                                0));
        checks.put(
                "ubisoft.sap.regression",
                (golden, entry) -> entry.compare(
                        "SAP",
                        golden.computed().measure(metric("sap:correlation")).value()));
        checks.put(
                "disent.same_as_locatello",
                (golden, entry) -> entry.compare(
                                "MIG",
                                golden.computed()
                                        .measure(metric("mig:mean-histogram"))
                                        .value())
                        .compare(
                                "SAP_continuous",
                                golden.computed()
                                        .measure(metric("sap:correlation"))
                                        .value())
                        .compare("gaussian_total_correlation", gaussian(golden.computed()))
                        .asideRest(NOT_OFFERED));
        return checks;
    }

    private static double gaussian(Computed computed) {
        return computed.measure(metric("tc:gaussian-mean")).value();
    }

    private static void allWeightings(GoldenCase golden, GoldenEntry entry) {
        for (String weighting : new String[] {"MWS", "MSS0", "MSS1"}) {
            batch(golden, Weighting.valueOf(weighting))
                    .compare(entry, weighting + "_TC", weighting + "_mean_log_qz", weighting + "_mean_log_prod_qzj");
        }
    }

    /** One minibatch of latents with a known total correlation. */
    static void gaussianBatches(GoldenEntry entry, String folder) {
        String tag = entry.id().substring(entry.id().lastIndexOf('.') + 1);
        Npy means = Npy.read(folder + tag + "_mu.npy");
        double[][] points = Npy.read(folder + tag + "_z.npy").rows();
        int batches = means.shape()[0];
        int size = means.shape()[1];
        for (String weighting : new String[] {"MWS", "MSS0", "MSS1"}) {
            Batch[] estimates = IntStream.range(0, batches)
                    .mapToObj(b -> {
                        double[][] own = Arrays.copyOfRange(means.rows(), b * size, (b + 1) * size);
                        double[][] deviations = Arrays.stream(own)
                                .map(row -> Arrays.stream(row).map(mean -> 0.1).toArray())
                                .toArray(double[][]::new);
                        return Batch.of(
                                Weighting.valueOf(weighting),
                                DiagonalGaussian.of(own, deviations),
                                Arrays.copyOfRange(points, b * size, (b + 1) * size),
                                entry.parameter("dataset_size"));
                    })
                    .toArray(Batch[]::new);
            entry.compare(weighting + "_TC", each(estimates, Batch::totalCorrelation), 0)
                    .compare(weighting + "_mean_log_qz", each(estimates, Batch::joint), 0)
                    .compare(weighting + "_mean_log_prod_qzj", each(estimates, Batch::marginals), 0);
        }
        entry.aside("the mixture of a batch, which is MWS less a constant", "batch_mixture_TC")
                .aside("the truth, which the estimates are known to miss", "true_TC");
    }

    private static double[] each(Batch[] batches, ToDoubleFunction<Batch> reading) {
        return Arrays.stream(batches).mapToDouble(reading).toArray();
    }

    private static Batch batch(GoldenCase golden, Weighting weighting) {
        int[] rows = golden.minibatch();
        double[][] samples = golden.samples();
        return Batch.of(
                weighting,
                golden.representation().posteriors().select(rows),
                Arrays.stream(rows).mapToObj(row -> samples[row]).toArray(double[][]::new),
                golden.size());
    }

    /** Estimates from one minibatch. */
    private record Batch(double joint, double marginals) {
        static Batch of(Weighting weighting, Posteriors posteriors, double[][] points, int population) {
            return new Batch(
                    MinibatchEstimator.joint(weighting, posteriors, points, population),
                    MinibatchEstimator.marginals(weighting, posteriors, points, population));
        }

        double totalCorrelation() {
            return joint - marginals;
        }

        void compare(GoldenEntry entry, String totalCorrelation, String jointName, String marginalsName) {
            entry.compare(totalCorrelation, totalCorrelation())
                    .compare(jointName, joint)
                    .compare(marginalsName, marginals);
        }
    }
}
