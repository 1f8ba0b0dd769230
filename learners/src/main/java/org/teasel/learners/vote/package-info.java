/** Classifiers that only count. */
package org.teasel.learners.vote;
