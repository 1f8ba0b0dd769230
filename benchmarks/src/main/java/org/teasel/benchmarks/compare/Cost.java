package org.teasel.benchmarks.compare;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What work cost, compilation of the virtual machine and collection of its garbage included.
 *
 * @param cpuSeconds processor time of all threads
 * @param wallSeconds time on the clock
 */
record Cost(double cpuSeconds, double wallSeconds) {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    static Cost now() {
        return new Cost(1e-9 * SYSTEM.getProcessCpuTime(), 1e-9 * System.nanoTime());
    }

    Cost less(Cost start) {
        return new Cost(cpuSeconds - start.cpuSeconds, wallSeconds - start.wallSeconds);
    }
}
