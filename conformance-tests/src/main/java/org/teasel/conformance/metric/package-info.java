/** Rules for metrics. */
package org.teasel.conformance.metric;
