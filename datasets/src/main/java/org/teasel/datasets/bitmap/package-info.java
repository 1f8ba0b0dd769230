/** Black and white images of 64 x 64 pixels, and data sets of them. */
package org.teasel.datasets.bitmap;
