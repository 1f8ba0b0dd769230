/** Files that keep the state of folds: how they are written, checked and read, and what tells runs apart. */
package org.teasel.estimators.snapshot;
