package org.teasel.adapters.torchscript;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bytedeco.pytorch.CompilationUnit;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.JitModule;
import org.bytedeco.pytorch.global.torch;
import org.teasel.adapters.network.Device;
import org.teasel.adapters.torchscript.engine.LibTorch;
import org.teasel.api.InvalidInputException;

/** Reads modules by LibTorch onto a device. */
final class ModuleReader {

    private static final System.Logger LOG = System.getLogger(ModuleReader.class.getName());
    private static final AtomicBoolean FELL_BACK = new AtomicBoolean();

    /** Bytes of stack for the compiler, which takes up to 3.5 kB for each of {@link ScriptText}'s words and signs. */
    private static final long STACK = 64L << 20;

    private ModuleReader() {}

    /**
     * Reads a module and makes it ready to run. The file must have been checked by {@link ScriptArchive}.
     *
     * @throws InvalidInputException if LibTorch can't read it, or there is no LibTorch
     */
    static LoadedModule read(Path file, Device wanted) {
        String device = LibTorch.device(wanted);
        if (device.equals(LibTorch.CPU)) {
            return read(file, device);
        }
        try {
            return read(file, device);
        } catch (InvalidInputException e) {
            if (wanted == Device.GPU) {
                throw e;
            }
            LoadedModule module = read(file, LibTorch.CPU);
            if (FELL_BACK.compareAndSet(false, true)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "TorchScript models run on the CPU, because the GPU failed: {0}",
                        e.getMessage());
            }
            return module;
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
            Throwable cause = e.getCause();
            if (cause instanceof InvalidInputException refused) {
                throw refused;
            }
            if (cause instanceof RuntimeException complaint) {
                throw new InvalidInputException(
                        "LibTorch can't read the archive: " + LibTorch.tell(complaint), complaint);
            }
            throw (Error) cause;
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
}
