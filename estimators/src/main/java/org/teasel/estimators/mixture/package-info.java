/** Mixtures of diagonal Gaussians, read fast and with a certified error: the hot spot of Monte Carlo estimates. */
package org.teasel.estimators.mixture;
