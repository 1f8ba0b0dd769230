/**
 * The door of the kit for JUnit: extend {@link org.teasel.conformance.ConformanceTest} and hand over a candidate.
 */
package org.teasel.conformance;
