package org.teasel.adapters.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.teasel.adapters.network.Device;
import org.teasel.api.InvalidInputException;

/** Opens sessions of ONNX Runtime on a device, and puts the runtime's complaints in words. */
final class Sessions {

    private static final System.Logger LOG = System.getLogger(Sessions.class.getName());
    private static final AtomicBoolean FELL_BACK = new AtomicBoolean();
    private static final int FIRST_GPU = 0;

    private Sessions() {}

    /** The runtime's environment, which reports errors only: what it warns of means nothing to our users. */
    static OrtEnvironment environment() {
        return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
    }

    static OrtSession open(Path file, Device device, int threads) {
        try {
            return onBestDevice(file, device, threads);
        } catch (OrtException e) {
            throw new InvalidInputException(file + " can't be read as an ONNX model: " + tell(e), e);
        } catch (LinkageError e) {
            throw new InvalidInputException(
                    "ONNX Runtime can't be loaded on " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch") + ": " + e.getMessage(),
                    e);
        }
    }

    private static OrtSession onBestDevice(Path file, Device device, int threads) throws OrtException {
        boolean available = OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA);
        if (device == Device.GPU && !available) {
            throw new InvalidInputException(
                    "option device is gpu, but this ONNX Runtime has no CUDA; put onnxruntime_gpu in its place");
        }
        if (device == Device.CPU || !available) {
            return onCpu(file, threads);
        }
        try {
            return onGpu(file);
        } catch (OrtException e) {
            if (device == Device.GPU) {
                throw e;
            }
            if (FELL_BACK.compareAndSet(false, true)) {
                LOG.log(System.Logger.Level.WARNING, "ONNX models run on the CPU, because CUDA failed: {0}", tell(e));
            }
            return onCpu(file, threads);
        }
    }

    private static OrtSession onCpu(Path file, int threads) throws OrtException {
        try (OrtSession.SessionOptions options = options()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            return environment().createSession(file.toString(), options);
        }
    }

    private static OrtSession onGpu(Path file) throws OrtException {
        try (OrtSession.SessionOptions options = options();
                OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(FIRST_GPU)) {
            // TensorFloat-32 would keep 10 bits of each factor, and scores would depend on the card.
            cuda.add("use_tf32", "0");
            options.addCUDA(cuda);
            return environment().createSession(file.toString(), options);
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
