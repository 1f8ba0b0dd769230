/** Cars3D (Reed, Zhang, Zhang and Lee 2015), from the user's own copy. */
package org.teasel.datasets.cars3d;
