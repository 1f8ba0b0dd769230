/** What Teasel's numbers cost: benchmarks of all that is hot, through the doors that anyone may use. */
package org.teasel.benchmarks;
