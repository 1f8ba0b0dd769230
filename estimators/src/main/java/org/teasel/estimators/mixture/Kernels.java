package org.teasel.estimators.mixture;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Constructor;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The kernel that this virtual machine runs fastest: vectors if its incubating vector module is there ({@code
 * --add-modules jdk.incubator.vector}), plain numbers otherwise. Which one it is changes no bit of any result.
 */
final class Kernels {

    private static final String VECTORS = "jdk.incubator.vector";

    private static final Supplier<Kernel> BEST = choose();

    private Kernels() {}

    /** A kernel for one thread. */
    static Kernel best() {
        return BEST.get();
    }

    private static Supplier<Kernel> choose() {
        Logger log = System.getLogger(Kernels.class.getName());
        Supplier<Kernel> best = vectors(log).orElse(ScalarKernel::new);
        log.log(Level.DEBUG, "mixtures are read by the kernel of " + best.get().name());
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
