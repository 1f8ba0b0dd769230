package org.teasel.adapters.torchscript;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.CompilationUnit;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.JitModule;
import org.bytedeco.pytorch.global.torch;
import org.teasel.adapters.network.Device;
import org.teasel.api.InvalidInputException;

/** Reads modules by LibTorch onto a device, and puts LibTorch's complaints in words. */
final class LibTorch {

    private static final System.Logger LOG = System.getLogger(LibTorch.class.getName());
    private static final AtomicBoolean FELL_BACK = new AtomicBoolean();

    private static final String CPU = "cpu";
    private static final String GPU = "cuda:0";

    /** Bytes of stack for the compiler, which takes up to 3.5 kB for each of {@link ScriptText}'s words and signs. */
    private static final long STACK = 64L << 20;

    private static final Pattern LAST_ERROR = Pattern.compile("(?m)^(?:[a-zA-Z.]*Error|[a-zA-Z_.]+Exception): (.*)");

    /** What follows a complaint: an excerpt of the code at a line, and the places in LibTorch. */
    private static final String TRACE = "(?s)(?<=line [0-9]{1,9})\n.*|\nException raised from .*";

    private LibTorch() {}

    /**
     * Reads a module and makes it ready to run. The file must have been checked by {@link ScriptArchive}.
     *
     * @throws InvalidInputException if LibTorch can't read it, or there is no LibTorch
     */
    static LoadedModule read(Path file, Device wanted) {
        load();
        boolean available = torch.cuda_is_available();
        if (wanted == Device.GPU && !available) {
            throw new InvalidInputException(
                    "option device is gpu, but this LibTorch finds no GPU; it needs a driver, and"
                            + " the natives of org.bytedeco:pytorch-platform-gpu");
        }
        if (wanted == Device.CPU || !available) {
            return read(file, CPU);
        }
        // TensorFloat-32 would keep 10 bits of each factor, and scores would depend on the card.
        torch.globalContext().setAllowTF32CuBLAS(false);
        torch.globalContext().setAllowTF32CuDNN(false);
        try {
            return read(file, GPU);
        } catch (InvalidInputException e) {
            if (wanted == Device.GPU) {
                throw e;
            }
            LoadedModule module = read(file, CPU);
            if (FELL_BACK.compareAndSet(false, true)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "TorchScript models run on the CPU, because the GPU failed: {0}",
                        e.getMessage());
            }
            return module;
        }
    }

    private static void load() {
        try {
            Loader.load(torch.class);
        } catch (LinkageError e) {
            throw new InvalidInputException(
                    "LibTorch can't be loaded for " + Loader.getPlatform() + ": " + e.getMessage()
                            + "; put the natives of org.bytedeco:pytorch-platform on the class path",
                    e);
        }
    }

    /** On a thread of its own, for its stack. */
    private static LoadedModule read(Path file, String device) {
        FutureTask<LoadedModule> reading = new FutureTask<>(() -> compile(file, device));
        Thread reader = new Thread(null, reading, "torchscript-reader", STACK);
        reader.setDaemon(true);
        reader.start();
        try {
            return reading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("reading " + file + " was cancelled");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause instanceof InvalidInputException
                        ? cause
                        : new InvalidInputException("LibTorch can't read the archive: " + tell(cause), cause);
            }
            throw new IllegalStateException("reading " + file + " failed", e.getCause());
        }
    }

    private static LoadedModule compile(Path file, String device) {
        CompilationUnit compiled = new CompilationUnit();
        DeviceOptional place = new DeviceOptional(new org.bytedeco.pytorch.Device(device));
        JitModule module = torch.import_ir_module(compiled, file.toString(), place, false);
        ScriptOperators.require(compiled);
        module.eval();
        return new LoadedModule(module, device);
    }

    /** What LibTorch complains of, in one line and without traces. */
    static String tell(RuntimeException e) {
        String message = String.valueOf(e.getMessage());
        Matcher matcher = LAST_ERROR.matcher(message);
        String told = matcher.find() ? matcher.group(1) : message.replaceFirst(TRACE, "");
        return told.replaceAll("\\s+", " ").strip();
    }
}
