package org.teasel.estimators.mixture;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Constructor;
import java.util.Optional;

/**
 * The kernel that this virtual machine runs fastest: vectors if its incubating vector module is there ({@code
 * --add-modules jdk.incubator.vector}), plain numbers otherwise. Which one it is changes no bit of any result.
 */
final class Kernels {

    private static final String VECTORS = "jdk.incubator.vector";

    private static final Kernel BEST = choose();

    private Kernels() {}

    static Kernel best() {
        return BEST;
    }

    private static Kernel choose() {
        Logger log = System.getLogger(Kernels.class.getName());
        Kernel kernel = vectors(log).orElseGet(ScalarKernel::new);
        log.log(Level.DEBUG, "mixtures are read by the kernel of " + kernel.name());
        return kernel;
    }

    private static Optional<Kernel> vectors(Logger log) {
        Optional<Module> module = ModuleLayer.boot().findModule(VECTORS);
        if (module.isEmpty()) {
            return Optional.empty();
        }
        Kernels.class.getModule().addReads(module.get());
        try {
            Constructor<?> constructor = Class.forName(Kernels.class.getPackageName() + ".VectorKernel")
                    .getDeclaredConstructor();
            return Optional.of((Kernel) constructor.newInstance());
        } catch (ReflectiveOperationException | LinkageError e) {
            // A module that incubates may change from one version to the next.
            log.log(Level.INFO, "the vector module of this virtual machine can't be used: " + e);
            return Optional.empty();
        }
    }
}
