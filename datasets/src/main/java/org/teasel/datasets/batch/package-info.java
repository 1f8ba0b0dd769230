/** Batches of observations to train on. */
package org.teasel.datasets.batch;
