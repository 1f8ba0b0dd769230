/**
 * Random inputs for rules, and simpler versions of them, so that a failure ends in a case that fits on a screen: small
 * representations of every posterior family with the factor tables behind them.
 */
package org.teasel.conformance.generate;
