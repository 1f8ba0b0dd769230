package org.teasel.adapters.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.teasel.adapters.network.Device;
import org.teasel.api.InvalidInputException;

/** Opens sessions of ONNX Runtime on a device, and puts the runtime's complaints in words. */
final class Sessions {

    private static final System.Logger LOG = System.getLogger(Sessions.class.getName());
    private static final AtomicBoolean FELL_BACK = new AtomicBoolean();
    private static final int FIRST_GPU = 0;

    private Sessions() {}

    /**
     * Stack to start the runtime on. Version 1.29 goes over the command line of the process by recursion, and a class
     * path of 4,000 letters overflows the megabyte that threads usually have, which ends the process.
     */
    private static final long ROOM = 64L << 20;

    /** The runtime's environment, which reports errors only: what it warns of means nothing to our users. */
    private static OrtEnvironment environment() {
        FutureTask<OrtEnvironment> start =
                new FutureTask<>(() -> OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR));
        Thread roomy = new Thread(null, start, "teasel-onnx-start", ROOM);
        roomy.setDaemon(true);
        roomy.start();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return start.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof Error error) {
                        throw error;
                    }
                    throw new IllegalStateException("ONNX Runtime can't be started", e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A model, wherever its bytes are. */
    interface Model {
        OrtSession session(OrtEnvironment environment, OrtSession.SessionOptions options) throws OrtException;
    }

    /** @param source what the model is called in messages */
    static OrtSession open(String source, Model model, Device device, int threads) {
        try {
            return onBestDevice(model, device, threads);
        } catch (OrtException e) {
            throw new InvalidInputException(source + " can't be read as an ONNX model: " + tell(e), e);
        } catch (LinkageError e) {
            throw new InvalidInputException(
                    "ONNX Runtime can't be loaded on " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch") + ": " + e.getMessage(),
                    e);
        }
    }

    private static OrtSession onBestDevice(Model model, Device device, int threads) throws OrtException {
        // First of all: whatever is asked of the runtime starts it.
        OrtEnvironment environment = environment();
        boolean available = OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA);
        if (device == Device.GPU && !available) {
            throw new InvalidInputException(
                    "option device is gpu, but this ONNX Runtime has no CUDA; put onnxruntime_gpu in its place");
        }
        if (device == Device.CPU || !available) {
            return onCpu(environment, model, threads);
        }
        try {
            return onGpu(environment, model);
        } catch (OrtException e) {
            if (device == Device.GPU) {
                throw e;
            }
            if (FELL_BACK.compareAndSet(false, true)) {
                LOG.log(System.Logger.Level.WARNING, "ONNX models run on the CPU, because CUDA failed: {0}", tell(e));
            }
            return onCpu(environment, model, threads);
        }
    }

    private static OrtSession onCpu(OrtEnvironment environment, Model model, int threads) throws OrtException {
        try (OrtSession.SessionOptions options = options()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            return model.session(environment, options);
        }
    }

    private static OrtSession onGpu(OrtEnvironment environment, Model model) throws OrtException {
        try (OrtSession.SessionOptions options = options();
                OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(FIRST_GPU)) {
            // TensorFloat-32 would keep 10 bits of each factor, and scores would depend on the card.
            cuda.add("use_tf32", "0");
            options.addCUDA(cuda);
            return model.session(environment, options);
        }
    }

    private static OrtSession.SessionOptions options() throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
        options.setDeterministicCompute(true);
        return options;
    }

    /** What the runtime complains of, in one line and without its error code. */
    static String tell(OrtException e) {
        return String.valueOf(e.getMessage())
                .replaceFirst("(?s)^Error code - \\w+ - message: ", "")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
