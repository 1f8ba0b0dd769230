package org.teasel.learners.tree;

/**
 * A question that parts the rows of a node.
 *
 * @param column the column asked
 * @param rank the largest rank that goes left
 * @param threshold the largest value that goes left
 * @param decrease how much impurity it takes away, times the weight of the node
 */
record Split(int column, int rank, double threshold, double decrease) {}
