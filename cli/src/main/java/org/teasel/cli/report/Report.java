package org.teasel.cli.report;

import java.util.Optional;
import org.teasel.cli.picture.Pictures;
import org.teasel.metrics.Evaluation;

/**
 * What a run found and where it came from.
 *
 * @param evaluation the scores and the statistics that they rest on
 * @param provenance where they came from
 * @param pictures what the representation's decoder draws, if one is at hand
 */
public record Report(Evaluation evaluation, Provenance provenance, Optional<Pictures> pictures) {}
