package org.teasel.adapters.torchscript.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;
import org.teasel.adapters.network.Device;
import org.teasel.api.InvalidInputException;

/** Loads LibTorch, finds the device that it computes on, and puts its complaints in words. */
public final class LibTorch {

    /** LibTorch's name of the CPU. */
    public static final String CPU = "cpu";

    private static final String GPU = "cuda:0";

    private static final Pattern LAST_ERROR = Pattern.compile("(?m)^(?:[a-zA-Z.]*Error|[a-zA-Z_.]+Exception): (.*)");

    /** What follows a complaint: an excerpt of the code at a line, and the places in LibTorch. */
    private static final String TRACE = "(?s)(?<=line [0-9]{1,9})\n.*|\nException raised from .*";

    private LibTorch() {}

    /**
     * LibTorch's name of the device to compute on, with LibTorch loaded. On a GPU, products of matrices keep all bits
     * of single precision.
     *
     * @throws InvalidInputException if there is no LibTorch, or a GPU is wanted and it finds none
     */
    public static String device(Device wanted) {
        load();
        boolean available = torch.cuda_is_available();
        if (wanted == Device.GPU && !available) {
            throw new InvalidInputException(
                    "option device is gpu, but this LibTorch finds no GPU; it needs a driver, and"
                            + " the natives of org.bytedeco:pytorch-platform-gpu");
        }
        if (wanted == Device.CPU || !available) {
            return CPU;
        }
        // TensorFloat-32 would keep 10 bits of each factor, and scores would depend on the card.
        torch.globalContext().setAllowTF32CuBLAS(false);
        torch.globalContext().setAllowTF32CuDNN(false);
        return GPU;
    }

    /**
     * Has so many threads compute on the CPU. LibTorch's own number doesn't reach OpenBLAS, whose idle threads would
     * take another processor's whole time.
     *
     * @param count at least 1
     */
    public static void threads(int count) {
        torch.set_num_threads(count);
        openblas_nolapack.blas_set_num_threads(count);
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

    /** What LibTorch complains of, in one line and without traces. */
    public static String tell(RuntimeException e) {
        String message = String.valueOf(e.getMessage());
        Matcher matcher = LAST_ERROR.matcher(message);
        String told = matcher.find() ? matcher.group(1) : message.replaceFirst(TRACE, "");
        return told.replaceAll("\\s+", " ").strip();
    }
}
