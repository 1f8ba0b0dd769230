/** Teasel's side of the comparison with other people's programs, which a script calls. */
package org.teasel.benchmarks.compare;
