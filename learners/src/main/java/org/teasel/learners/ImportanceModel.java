package org.teasel.learners;

/** A fitted model that tells how much it relies on each column, as the DCI scores need it. */
public interface ImportanceModel {

    /**
     * Returns one importance a column, none negative. Tree ensembles scale them to sum 1, unless no column helped and
     * all are 0; linear models give the sizes of their coefficients.
     */
    double[] importances();
}
