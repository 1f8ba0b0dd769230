/** Moments and closed-form entropies of posteriors. */
package org.teasel.estimators.gaussian;
