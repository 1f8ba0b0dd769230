/**
 * Answers known by other means: exact sums over small discrete joints, closed forms for Gaussians, quadrature for
 * mixtures of one and two latents, and a slow estimator of every statistic. Nothing here is shared with the estimators
 * that it judges.
 */
package org.teasel.conformance.oracle;
