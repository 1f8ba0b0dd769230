/** How files are read: which failures are the input's fault, and how they are told. */
package org.teasel.adapters.arrays.source;
