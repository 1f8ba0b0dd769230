/** The digits of MNIST (LeCun, Bottou, Bengio and Haffner 1998), from the user's own copy. */
package org.teasel.datasets.mnist;
