/** What public implementations of the metrics give on small synthetic data, and what ours give. */
package org.teasel.metrics.golden;
