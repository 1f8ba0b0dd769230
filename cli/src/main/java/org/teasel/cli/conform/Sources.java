package org.teasel.cli.conform;

import java.util.Map;
import java.util.Optional;

/**
 * The encoder and the data set that a user names.
 *
 * @param encoder reference of the encoder
 * @param encoderOptions options of the encoder by name
 * @param dataset reference of the data set, which encoders read too
 * @param datasetOptions options of the data set by name
 */
public record Sources(
        Optional<String> encoder,
        Map<String, String> encoderOptions,
        Optional<String> dataset,
        Map<String, String> datasetOptions) {}
