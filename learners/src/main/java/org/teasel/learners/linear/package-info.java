/** Linear models: a weighted sum of the columns, and an intercept, for each target or class. */
package org.teasel.learners.linear;
