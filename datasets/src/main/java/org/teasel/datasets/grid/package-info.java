/** Grids of factors, and which of their rows a data set is made of. */
package org.teasel.datasets.grid;
