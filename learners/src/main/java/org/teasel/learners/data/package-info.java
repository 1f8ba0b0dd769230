/** Checked input: tables, labels and weights as the learners take them in, and how a table is ranked and scaled. */
package org.teasel.learners.data;
