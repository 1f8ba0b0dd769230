/** Ensembles of decision trees, all grown by one grower over columns that are sorted once. */
package org.teasel.learners.tree;
