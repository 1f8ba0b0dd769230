/** The conformance kit's rules, tried on the metrics. */
package org.teasel.metrics.conformance;
