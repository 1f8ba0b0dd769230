package org.teasel.adapters.network;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** What people call the outputs of an encoder. */
enum OutputNames {
    MEAN("mean", "means", "mu", "mus", "loc", "location"),
    LOG_VARIANCE(
            "logvar", "logvars", "logvariance", "logvariances", "lnvar", "logsigma2", "logsigmasq", "logsigmasquared"),
    STANDARD_DEVIATION("std", "stds", "stddev", "stdev", "sigma", "sigmas", "scale", "standarddeviation"),
    CHOLESKY("cholesky", "scaletril", "choleskyfactor"),
    COVARIANCE("covariance", "covariances", "cov", "covariancematrix"),
    CATEGORIES("logits", "probabilities", "probs");

    private final Set<String> words;

    OutputNames(String... words) {
        this.words = Set.of(words);
    }

    /** Whether a name such as {@code z_log_var}, {@code zMean} or {@code encoder/mu:0} says this. */
    boolean in(String name) {
        String words = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", " ")
                .replaceAll("\\bz?log (?=var|sigma|std|scale)", "log")
                .replaceAll("\\b((?:log)?sigma|standard) (?=2|sq|dev)", "$1")
                .replaceAll("\\bscale tril\\b", "scaletril");
        Predicate<String> said = this.words::contains;
        return Arrays.stream(words.split(" "))
                .anyMatch(said.or(word -> word.matches("[qz].+") && said.test(word.substring(1))));
    }
}
