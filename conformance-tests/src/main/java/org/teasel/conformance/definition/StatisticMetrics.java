package org.teasel.conformance.definition;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.teasel.api.information.MinibatchTotalCorrelation.Weighting;
import org.teasel.api.information.Moments;
import org.teasel.api.metric.Measurement;
import org.teasel.conformance.definition.FactorDefinitions.Source;
import org.teasel.conformance.definition.LatentDefinitions.Separation;
import org.teasel.conformance.generate.FactorKind;
import org.teasel.conformance.generate.Specimens;
import org.teasel.conformance.rule.Rule;

/** The standard metrics that are exact functions of shared statistics. */
final class StatisticMetrics {

    private static final String CONSTANT =
            "a constant factor counts as 0 or gives NaN rather than being left out, no value where nothing can be compared";

    private static final Oddities LABELLED =
            new Oddities(Specimens.labelled().withRows(1, 24).withFactors(1, 3));

    private static final Oddities UNLABELLED =
            new Oddities(Specimens.any().withRows(1, 24).withFactors(0, 3));

    private StatisticMetrics() {}

    static List<Rule<Subject>> rules() {
        return Stream.of(
                        mig(),
                        rmig(),
                        jemmig(),
                        modularity(),
                        informativeness(),
                        misjed(),
                        best("sepin", "I(x; z_i given z_-i)", "Eq. 8", Separation::separable),
                        best("indin", "I(x; z_i) - I(z_i; z_-i)", "Eq. 9", Separation::requireIndependent),
                        weighted("wsepin", "I(x; z_i given z_-i)", Separation::separable),
                        weighted("windin", "I(x; z_i) - I(z_i; z_-i)", Separation::requireIndependent),
                        totalCorrelation(),
                        conditional(),
                        elboTerms(),
                        factorDisintegration(),
                        squaredCorrelationGap())
                .flatMap(standard -> standard.rules().stream())
                .toList();
    }

    private static Definition from(Source source, Function<FactorTable, Measurement> formula) {
        return (given, k) -> formula.apply(source.of(given));
    }

    private static Standard mig() {
        return new Standard(
                "mig",
                "mig is the mean over factors that vary of [I(z_a; y_k) - I(z_b; y_k)] / H(y_k), a and b the two latents"
                        + " that tell most about y_k, an information that draws made negative counting as 0",
                "Chen et al. 2018, Eq. 6; Do and Tran 2020, A.10",
                "the two best factors of a latent in place of the two best latents of a factor, the next latent in place"
                        + " of the next best, division by H(z) or by the logarithm of the number of values, "
                        + CONSTANT,
                LABELLED,
                Map.of(
                        "", from(FactorDefinitions::quantised, FactorDefinitions::mig),
                        "monte-carlo", from(FactorDefinitions::sampled, FactorDefinitions::mig),
                        "monte-carlo-uniform", from(FactorDefinitions::sampledEvenly, FactorDefinitions::mig),
                        "mean-histogram", from(FactorDefinitions::means, FactorDefinitions::mig)));
    }

    private static Standard rmig() {
        return new Standard(
                "rmig",
                "rmig is the mean over factors that vary of I(z_a; y_k) - I(z_b; y_k) in nats, divided by H(y_k) in the"
                        + " variant normalised",
                "Do and Tran 2020, Eq. 10",
                "the gap of latent 0 and the best, informations of means rather than posteriors, bits in place of nats, "
                        + CONSTANT,
                LABELLED,
                Map.of(
                        "", from(FactorDefinitions::quantised, table -> FactorDefinitions.rmig(table, false)),
                        "normalised", from(FactorDefinitions::quantised, table -> FactorDefinitions.rmig(table, true)),
                        "monte-carlo",
                                from(FactorDefinitions::sampled, table -> FactorDefinitions.rmig(table, false))));
    }

    private static Standard jemmig() {
        return new Standard(
                "jemmig",
                "jemmig is the mean over factors that vary of H(z_a, y_k) - I(z_a; y_k) + I(z_b; y_k) in nats, divided by"
                        + " H(y_k) + log B_a in the variant normalised",
                "Do and Tran 2020, section 3.3",
                "the sign of the last term, the joint entropy of another latent, B of all latents where they are cut"
                        + " differently, the number of factor values in place of B, " + CONSTANT,
                LABELLED,
                Map.of(
                        "", jemmig(FactorDefinitions::quantised, false),
                        "normalised", jemmig(FactorDefinitions::quantised, true),
                        "monte-carlo", jemmig(FactorDefinitions::sampled, false)));
    }

    private static Definition jemmig(Source source, boolean normalised) {
        return (given, k) -> {
            FactorTable table = source.of(given);
            if (FactorDefinitions.ambiguous(table)) {
                throw given.unsuitable("two latents tell equally much about a factor");
            }
            return FactorDefinitions.jemmig(table, normalised);
        };
    }

    private static Standard modularity() {
        return new Standard(
                "modularity",
                "modularity is the mean over latents of 1 - sum_(k != k*) I_ik^2 / (I_ik*^2 (K - 1)) over the K factors"
                        + " that vary; a latent that tells nothing does not count, and counts as 0 in the variant mean-zero",
                "Ridgeway and Mozer 2018, section 2",
                "K in place of K - 1, constant factors in K, plain rather than squared informations, the best latent of a"
                        + " factor in place of the best factor of a latent",
                LABELLED,
                Map.of(
                        "", from(FactorDefinitions::quantised, t -> FactorDefinitions.modularity(t, Double.NaN)),
                        "mean", from(FactorDefinitions::means, t -> FactorDefinitions.modularity(t, Double.NaN)),
                        "mean-zero", from(FactorDefinitions::means, t -> FactorDefinitions.modularity(t, 0))));
    }

    private static Standard informativeness() {
        return new Standard(
                "informativeness",
                "informativeness is I(x; z) of all latents together in nats, from draws of the posterior",
                "Do and Tran 2020, Eq. 1 and section 3.1",
                "the sum or the mean of I(x; z_i) in place of I(x; z), H(z) in place of I(x; z), bits in place of nats",
                UNLABELLED,
                Map.of("", LatentDefinitions::informativeness));
    }

    private static Standard misjed() {
        return new Standard(
                "misjed",
                "misjed is the mean over pairs of latents of H(z_i) + H(z_j) - H(zbar_i, zbar_j), entropies of the"
                        + " posterior's bins less the joint entropy of the bins of the means",
                "Do and Tran 2020, Eq. 7",
                "the joint entropy of the posterior in place of the means, entropies of means in place of the posterior,"
                        + " the diagonal among the pairs, a sum in place of the mean",
                UNLABELLED,
                Map.of("", LatentDefinitions::misjed));
    }

    private static Standard best(String id, String figure, String equation, Function<Separation, double[]> read) {
        return new Standard(
                id,
                id + "@k is the mean of the k greatest " + figure + " in nats; without a k of as many as there are"
                        + " factors, at most all; it has no value for more than there are latents",
                "Do and Tran 2020, " + equation + " and section 3.2",
                "the first k rather than the greatest, the sum in place of the mean, I(x; z_i) in place of " + figure
                        + ", a k above the number of latents cut down",
                UNLABELLED,
                Map.of(
                        "",
                                (given, k) -> LatentDefinitions.best(
                                        read.apply(LatentDefinitions.sound(given)),
                                        given.population().factors().count(),
                                        k),
                        "clamped",
                                (given, k) -> LatentDefinitions.best(
                                        read.apply(LatentDefinitions.clamped(given)),
                                        given.population().factors().count(),
                                        k)));
    }

    private static Standard weighted(String id, String figure, Function<Separation, double[]> read) {
        return new Standard(
                id,
                id + " is sum_i rho_i [" + figure + "] in nats with rho_i = I(x; z_i) / sum_j I(x; z_j), a negative"
                        + " I(x; z_i) counting as 0 in rho; it has no value if no latent tells anything",
                "Do and Tran 2020, section 3.2",
                "weights that don't sum to 1 or are the figure's own, equal weights, I(x; z_i) in place of the figure, 0 /"
                        + " 0 where no latent tells anything",
                UNLABELLED,
                Map.of(
                        "",
                        weighted(LatentDefinitions::sound, read),
                        "clamped",
                        weighted(LatentDefinitions::clamped, read)));
    }

    private static Definition weighted(Function<Given, Separation> source, Function<Separation, double[]> read) {
        return (given, k) -> {
            Separation separation = source.apply(given);
            if (FactorTable.doubtful(Arrays.stream(separation.alone()).max().orElseThrow())) {
                throw given.unsuitable("latents that hardly tell anything");
            }
            return LatentDefinitions.weighted(separation.alone(), read.apply(separation));
        };
    }

    private static Standard totalCorrelation() {
        return new Standard(
                "tc",
                "tc is sum_i I(x; z_i) - I(x; z) + E KL(q(z given x) || prod q(z_i given x)) from draws; in the Gaussian"
                        + " variants -1/2 log det of the correlations of latents that vary, infinite if they are singular; in"
                        + " those of minibatches the mean of log q(z) - sum_i log q(z_i)",
                "Yang et al. 2021, Theorem 1; RTC-VAE, Proposition 1; Chen et al. 2018, Eq. 3",
                "log det without 1/2, the covariance of the means in place of that of draws or the other way round, a"
                        + " constant latent that makes all infinite, a biased sign, the weights of another variant",
                UNLABELLED,
                Map.of(
                        "", CorrelationDefinitions::sampled,
                        "gaussian-mean", CorrelationDefinitions.gaussian(Moments::covarianceOfMeans),
                        "gaussian-sampled", CorrelationDefinitions.gaussian(Moments::covariance),
                        "mws", CorrelationDefinitions.minibatches(Weighting.MWS),
                        "mws-without-constants", CorrelationDefinitions.minibatches(Weighting.MWS_WITHOUT_CONSTANTS),
                        "mss0", CorrelationDefinitions.minibatches(Weighting.MSS0),
                        "mss1", CorrelationDefinitions.minibatches(Weighting.MSS1)));
    }

    private static Standard conditional() {
        return new Standard(
                "conditional-tc",
                "conditional-tc is E_x KL(q(z given x) || prod_i q(z_i given x)), exactly 0 for factorised posteriors",
                "Yang et al. 2021, Theorem 1",
                "the aggregated posterior in place of each x, the sign, entropies of all latents but one",
                UNLABELLED,
                Map.of("", CorrelationDefinitions::conditional));
    }

    private static Standard elboTerms() {
        return new Standard(
                "elbo-terms",
                "elbo-terms is I(x; z) + TC(z) + sum_i KL(q(z_i) || N(0, 1)) in nats; it has no value for discrete latents"
                        + " and deterministic ones",
                "Chen et al. 2018, Eq. 2",
                "a divergence without the variance or without the mean, the entropy of all latents in place of each,"
                        + " log 2 pi left out, total correlation left out",
                UNLABELLED,
                Map.of("", CorrelationDefinitions::elboTerms));
    }

    private static Standard factorDisintegration() {
        return new Standard(
                "factor-disintegration",
                "factor-disintegration is the mean over factors that vary of how many latents beyond the first reach half"
                        + " of the best one's I(z_i; y_k) / H(y_k) or R^2, and 0.05, and are nearly independent of all taken"
                        + " before",
                "RTC-VAE, section 5.3 and Figures 7 and 8",
                "the best latent counted too, R^2 of factors without an order, dependent latents counted, " + CONSTANT,
                new Oddities(Specimens.labelled()
                        .withRows(1, 24)
                        .withFactors(1, 3)
                        .withFactors(
                                FactorKind.BALANCED,
                                FactorKind.DEPENDENT,
                                FactorKind.CONTINUOUS,
                                FactorKind.SOFT,
                                FactorKind.CONSTANT)),
                Map.of("", CorrelationDefinitions::factorDisintegration));
    }

    private static Standard squaredCorrelationGap() {
        return new Standard(
                "sap",
                "sap:correlation is the mean over factors that vary of the gap between the two greatest squared"
                        + " correlations of a latent's mean with the factor as a number",
                "Kumar et al. 2018, section 3; RTC-VAE, section 5.4",
                "correlations that are not squared, the two best factors of a latent, " + CONSTANT,
                LABELLED,
                Map.of("correlation", PredictionDefinitions::squaredCorrelationGap));
    }
}
