/** Runs estimators over a representation: passes, strands, and the parts of the data behind standard errors. */
package org.teasel.estimators;
