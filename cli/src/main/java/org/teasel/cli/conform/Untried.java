package org.teasel.cli.conform;

import org.teasel.conformance.catalogue.Door;

/**
 * A service that was found and could not be tried without more from the user.
 *
 * @param door its door
 * @param id its identifier
 * @param artifact the module or file that it came from
 * @param reason what it lacks
 */
public record Untried(Door door, String id, String artifact, String reason) {}
