/**
 * Metrics that fit learners. Their values depend on the learner and on the rows it saw, so that both stand in the
 * score's settings. Observations' weights do not count unless a metric says so.
 */
package org.teasel.metrics.learned;
