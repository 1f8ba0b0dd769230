/** How good a classifier's answers are. */
package org.teasel.learners.score;
