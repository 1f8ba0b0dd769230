package org.teasel.cli.conform;

import java.util.List;
import org.teasel.conformance.catalogue.Door;
import org.teasel.conformance.rule.Candidate;

/**
 * A service on trial.
 *
 * @param door its door
 * @param name what to call it
 * @param artifact the module or file that it came from
 * @param candidates the service, as the rules take it: a provider, and what it opens
 */
public record OnTrial(Door door, String name, String artifact, List<Candidate<?>> candidates) {}
