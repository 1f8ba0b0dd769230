/** Choosing observations and gathering their posteriors from a stream of batches. */
package org.teasel.estimators.rows;
