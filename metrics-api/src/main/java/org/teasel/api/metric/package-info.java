/** Metrics and the scores that they give. */
package org.teasel.api.metric;
