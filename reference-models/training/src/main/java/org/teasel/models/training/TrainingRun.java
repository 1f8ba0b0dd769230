package org.teasel.models.training;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How a training came to its end.
 *
 * @param losses the loss and its terms as the curve has them last, by name; empty if there is no step
 * @param device LibTorch's name of the device of the last steps
 * @param threads LibTorch's threads on a CPU
 * @param time how long the steps took; empty if some of them were made before the last start
 */
public record TrainingRun(Map<String, Double> losses, String device, int threads, Optional<Duration> time) {}
