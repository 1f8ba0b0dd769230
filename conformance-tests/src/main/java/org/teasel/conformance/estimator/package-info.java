/** Rules for estimators. */
package org.teasel.conformance.estimator;
