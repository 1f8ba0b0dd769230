package org.teasel.cli.source;

import java.util.Map;
import java.util.Optional;

/**
 * Which decoder draws pictures.
 *
 * @param reference what the user named; if nothing, the one that the encoder's provider finds with it
 * @param options its options by name
 */
public record DecoderChoice(Optional<String> reference, Map<String, String> options) {}
