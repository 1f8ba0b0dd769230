package org.teasel.cli.report;

import org.teasel.metrics.Evaluation;

/**
 * What a run found and where it came from.
 *
 * @param evaluation the scores and the statistics that they rest on
 * @param provenance where they came from
 */
public record Report(Evaluation evaluation, Provenance provenance) {}
