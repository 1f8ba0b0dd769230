package org.teasel.cli.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.teasel.api.data.Representation;
import org.teasel.cli.picture.Pictures;

/**
 * A source that was read.
 *
 * @param representation what is scored
 * @param pictures what its decoder draws, if one is at hand
 * @param description what was named or found, for the provenance of scores
 * @param warnings what was to be had and could not be
 */
public record Opened(
        Representation representation,
        Optional<Pictures> pictures,
        Map<String, String> description,
        List<String> warnings) {}
