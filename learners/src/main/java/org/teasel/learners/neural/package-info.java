/** Small neural networks in plain Java, for densities that no formula gives. */
package org.teasel.learners.neural;
