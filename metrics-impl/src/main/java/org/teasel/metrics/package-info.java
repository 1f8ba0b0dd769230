/** The evaluator that runs metrics, and the catalogue of those there are. */
package org.teasel.metrics;
