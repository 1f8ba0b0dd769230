package org.teasel.models.training;

import java.time.Duration;
import java.util.OptionalInt;
import org.teasel.adapters.network.Device;
import org.teasel.api.InvalidInputException;

/**
 * How to train, which doesn't change what comes of it but for the device and the number of threads.
 *
 * @param device where to compute
 * @param threads threads on a CPU, else LibTorch's choice
 * @param checkpointEvery time from one checkpoint to the next
 * @param curveEvery steps from one point of the loss curve to the next
 * @param validateEvery steps from one judgement by what is held out to the next
 */
public record TrainingOptions(
        Device device, OptionalInt threads, Duration checkpointEvery, int curveEvery, int validateEvery) {

    /**
     * The device that is there, a checkpoint every 3 minutes, every 100th step in the curve and a judgement every
     * 1,000th.
     */
    public static final TrainingOptions DEFAULT =
            new TrainingOptions(Device.AUTO, OptionalInt.empty(), Duration.ofMinutes(3), 100, 1000);

    public TrainingOptions {
        if (checkpointEvery.isNegative() || curveEvery < 1 || validateEvery < 1 || threads.orElse(1) < 1) {
            throw new InvalidInputException("a checkpoint comes every " + checkpointEvery + ", a point of the curve"
                    + " every " + curveEvery + " steps, a judgement every " + validateEvery + " steps, and there are "
                    + threads.orElse(1)
                    + " threads; expected no negative time, and 1 or more of the others");
        }
    }
}
