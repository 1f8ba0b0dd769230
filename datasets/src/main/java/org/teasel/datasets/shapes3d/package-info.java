/** Shapes3D (Burgess and Kim 2018), from the user's own copy. */
package org.teasel.datasets.shapes3d;
