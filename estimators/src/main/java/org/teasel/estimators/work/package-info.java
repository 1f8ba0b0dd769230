/** Work on several threads that can be interrupted. */
package org.teasel.estimators.work;
