/**
 * The dSprites images (Matthey, Higgins, Hassabis and Lerchner 2017), drawn on demand and pixel for pixel, without the
 * archive.
 */
package org.teasel.datasets.sprites;
