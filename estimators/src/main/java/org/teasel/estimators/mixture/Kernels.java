package org.teasel.estimators.mixture;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Constructor;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Which kernel reads a mixture: that of vectors if this virtual machine has the incubating vector module ({@code
 * --add-modules jdk.incubator.vector}) and reads so much that compiling vectors pays, the plain one otherwise. It changes
 * no bit of any result.
 */
final class Kernels {

    private static final String VECTORS = "jdk.incubator.vector";

    /** Numbers of components, times draws, from which on vectors pay: docs/performance.md. */
    private static final long WORTH = 2_500_000_000L;

    /** Of more numbers of a mixture than these a draw leaves out most. */
    private static final double MOST = 1e6;

    private static final Supplier<Kernel> BEST = choose();

    /** Numbers, times draws, that this virtual machine has been asked to read, up to {@link #WORTH}. */
    private static final AtomicLong ASKED = new AtomicLong();

    private Kernels() {}

    /**
     * Makes kernels, each for one thread.
     *
     * @param numbers numbers of all components
     * @param draws the draws to read them at
     */
    static Supplier<Kernel> forReading(double numbers, int draws) {
        double more = Math.min(numbers, MOST) * draws;
        return ASKED.updateAndGet(asked -> (long) Math.min(WORTH, asked + more)) < WORTH ? ScalarKernel::new : BEST;
    }

    /** The fastest kernel once all is compiled. */
    static Kernel best() {
        return BEST.get();
    }

    private static Supplier<Kernel> choose() {
        Logger log = System.getLogger(Kernels.class.getName());
        Supplier<Kernel> best = vectors(log).orElse(ScalarKernel::new);
        log.log(
                Level.DEBUG,
                "mixtures large enough are read by the kernel of " + best.get().name());
        return best;
    }

    private static Optional<Supplier<Kernel>> vectors(Logger log) {
        Optional<Module> module = ModuleLayer.boot().findModule(VECTORS);
        if (module.isEmpty()) {
            return Optional.empty();
        }
        Kernels.class.getModule().addReads(module.get());
        try {
            Class<?> kernels = Class.forName(Kernels.class.getPackageName() + ".VectorKernel$Factory");
            Constructor<?> constructor = kernels.getDeclaredConstructor();
            @SuppressWarnings("unchecked") // the factory of vector kernels is one
            Supplier<Kernel> factory = (Supplier<Kernel>) constructor.newInstance();
            factory.get();
            return Optional.of(factory);
        } catch (ReflectiveOperationException | LinkageError e) {
            // A module that incubates may change from one version to the next.
            log.log(Level.INFO, "the vector module of this virtual machine can't be used: " + e);
            return Optional.empty();
        }
    }
}
