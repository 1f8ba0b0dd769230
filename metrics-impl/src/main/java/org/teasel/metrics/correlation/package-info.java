/** Metrics of how latents depend on each other, given the observation and overall. */
package org.teasel.metrics.correlation;
