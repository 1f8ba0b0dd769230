/**
 * What the papers minimise, each objective a class with its equation. All are means over a batch, in nats an
 * observation.
 *
 * <p>Notation: m and s are mean and standard deviation of q(z given x), L the number of latents, M the size of a batch,
 * and KL the divergence of q(z given x) from the standard normal. Noise is factorised or correlated in all of them
 * ({@link org.teasel.models.objective.Noise}), and densities, divergences and covariances are those of the posterior
 * that it makes.
 */
package org.teasel.models.objective;
