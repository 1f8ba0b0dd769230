/**
 * Metrics that are functions of entropies and informations. Ranges are those of the quantity; a sampled estimate may
 * miss them by its standard error.
 */
package org.teasel.metrics.information;
