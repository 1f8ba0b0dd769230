/**
 * The classifiers and regressors that classic disentanglement metrics are defined by, and what they have in common.
 *
 * <p>A learner is an immutable record of settings: {@code withDefaults()}, changed by {@code with...}, and fitted by
 * {@code fit}. What comes back is an immutable model. Tables are arrays of rows, all of one length; row {@code i} of
 * the table belongs to element {@code i} of the labels, targets or weights.
 *
 * <p>Promises of every learner:
 *
 * <ul>
 *   <li>The same input, settings and seed give the same model, bit for bit, whatever the number of threads.
 *   <li>Input that is not finite is refused with an {@link java.lang.IllegalArgumentException} that names its place.
 *   <li>Work is bounded. Where a solver may run out of iterations, its model says so in {@code converged()}.
 *   <li>A fit on an interrupted thread ends with a {@link java.util.concurrent.CancellationException}.
 *   <li>Several threads may use one model.
 * </ul>
 */
package org.teasel.learners;
