/** Factors that don't come up independently and alike. */
package org.teasel.datasets.bias;
