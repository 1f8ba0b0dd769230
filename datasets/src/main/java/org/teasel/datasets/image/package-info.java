/** Images of one byte a number: how they are read, kept and handed out. Nobody outside this module needs it. */
package org.teasel.datasets.image;
