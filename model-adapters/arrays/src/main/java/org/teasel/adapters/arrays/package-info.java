/**
 * Arrays of numbers, in memory and in NumPy's files: {@link org.teasel.adapters.arrays.NpyFile .npy} and
 * {@link org.teasel.adapters.arrays.NpzArchive .npz}. The readers are strict: pickled objects are never loaded, a
 * length is checked before memory is taken for it, and missing or spare bytes are refused.
 */
package org.teasel.adapters.arrays;
