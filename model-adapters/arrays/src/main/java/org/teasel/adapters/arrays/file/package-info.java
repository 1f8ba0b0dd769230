/** How files are read and replaced: which failures are the input's fault, and how they are told. */
package org.teasel.adapters.arrays.file;
