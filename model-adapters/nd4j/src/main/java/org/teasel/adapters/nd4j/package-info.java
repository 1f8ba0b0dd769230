/** Encoders that are SameDiff graphs or DL4J networks, and posteriors in INDArrays. */
package org.teasel.adapters.nd4j;
