/**
 * Representations in files: posteriors, factors and weights as arrays of agreed names, in a folder or an archive.
 */
package org.teasel.adapters.arrays.posteriors;
