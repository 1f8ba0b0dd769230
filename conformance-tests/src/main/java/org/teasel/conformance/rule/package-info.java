/**
 * Rules as data, and how they are tried: identifier, sentence, source, and a check that runs on random examples,
 * shrinks what breaks it, and ends in a verdict.
 */
package org.teasel.conformance.rule;
