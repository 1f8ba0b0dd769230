package org.teasel.conformance.definition;

/** What a twin of a standard metric does wrong. */
enum Mistake {
    NONE,
    /** Best over factors rather than latents, or the other way round. */
    AXIS,
    /** The latent after the best one rather than the next best. */
    NEXT_LATENT,
    /** Divides by the logarithm of the number of values. */
    LOG_OF_VALUES,
    /** Divides by the entropy of the latent. */
    LATENT_ENTROPY,
    /** Adds up instead of averaging. */
    SUM,
    /** A constant factor, or one that no latent could be tried on, counts as 0. */
    CONSTANT_COUNTS,
    BITS,
    /** Informations of a histogram of means in place of the posterior. */
    MEANS,
    /** An information that draws made negative stays so. */
    NEGATIVE,
    /** The sign of the last term. */
    SIGN,
    /** The bins of the settings, however the latent is cut. */
    BINS_OF_SETTINGS,
    /** The number of a factor's values in place of that of bins. */
    VALUES_FOR_BINS,
    /** The greatest joint entropy in place of the best latent's. */
    GREATEST_JOINT,
    /** The number of factors less nothing. */
    NO_MINUS_ONE,
    /** Plain rather than squared, or squared rather than plain. */
    POWER,
    /** A latent that tells nothing counts as perfect. */
    DEAD_IS_PERFECT,
    FIRST_K,
    /** What a latent tells alone in place of what only it tells. */
    ALONE,
    /** A k above the number of latents is cut down. */
    CUT_K,
    /** Weights that are not divided by their sum. */
    WEIGHTS,
    EQUAL_WEIGHTS,
    /** Weights by the figure itself. */
    OWN_WEIGHTS,
    /** The joint of the posterior rather than of means. */
    JOINT_OF_POSTERIOR,
    DIAGONAL,
    /** Without the factor of one half. */
    NO_HALF,
    /** The other covariance. */
    OTHER_COVARIANCE,
    /** Divided by N - 1. */
    UNBIASED,
    /** A latent without variance makes all infinite. */
    CONSTANT_LATENT,
    NO_VARIANCE,
    NO_MEAN,
    NO_CORRELATION,
    /** Judged on the rows that were learnt from. */
    TRAINING_ROWS,
    /** Ties count as won. */
    TIES_WIN,
    RESCALED,
    /** Variances as they are. */
    NOT_RELATIVE,
    /** Another logarithm's base. */
    BASE,
    /** As many rows as there are. */
    ALL_ROWS,
    IN_SILENCE,
    /** A note of what was left out names everything. */
    NAMES_ALL,
    /** The least probable value of soft labels. */
    LEAST_PROBABLE,
    /** The mean square in place of its root. */
    SQUARED,
    /** What is right in place of what is wrong. */
    RIGHT_FOR_WRONG,
    /** Each row counts alike where each value should, or the other way round. */
    BALANCE,
    OTHER_THRESHOLD,
    /** A representation that tells nothing has a value. */
    COLLAPSED_COUNTS,
    /** A row is paired with itself at times. */
    SAME_ROW,
    /** Another number of trees. */
    TREES,
    /** Latents without correlation are independent. */
    CORRELATION_ALONE,
    NO_SHARES
}
