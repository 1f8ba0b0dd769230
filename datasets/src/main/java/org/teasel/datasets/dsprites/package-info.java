/** The dSprites archive as it is published, from the user's own copy. */
package org.teasel.datasets.dsprites;
