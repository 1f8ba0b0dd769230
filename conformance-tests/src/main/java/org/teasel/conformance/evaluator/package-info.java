/** Rules for evaluators. */
package org.teasel.conformance.evaluator;
