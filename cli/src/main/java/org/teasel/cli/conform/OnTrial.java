package org.teasel.cli.conform;

import org.teasel.conformance.catalogue.Door;
import org.teasel.conformance.rule.Candidate;

/**
 * A service on trial.
 *
 * @param door its door
 * @param name what to call it
 * @param artifact the module or file that it came from
 * @param candidate the service, as the rules take it
 */
public record OnTrial(Door door, String name, String artifact, Candidate<?> candidate) {}
