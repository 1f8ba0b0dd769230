package org.teasel.models.onnx;

import java.nio.file.Path;

/**
 * A file that was published.
 *
 * @param file where it is
 * @param bytes its length
 * @param largestDifference the largest difference between ONNX Runtime and the network itself on the rows that were
 *     compared, absolute for outputs up to 1 and relative beyond
 */
public record Exported(Path file, long bytes, double largestDifference) {}
