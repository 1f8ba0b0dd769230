package org.teasel.cli.report;

import java.time.Instant;
import java.util.Map;

/**
 * Where scores came from.
 *
 * @param version version of Teasel
 * @param source what was scored, as it was asked for, such as an encoder, its checksum and a data set
 * @param created when the scores were made
 */
public record Provenance(String version, Map<String, String> source, Instant created) {}
