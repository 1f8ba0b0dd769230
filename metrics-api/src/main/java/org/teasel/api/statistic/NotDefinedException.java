package org.teasel.api.statistic;

/** A statistic or a metric has no value for this data. The message completes "not defined, because ...". */
public final class NotDefinedException extends RuntimeException {

    /** With the reason, which completes "not defined, because ...". */
    public NotDefinedException(String reason) {
        super(reason);
    }
}
