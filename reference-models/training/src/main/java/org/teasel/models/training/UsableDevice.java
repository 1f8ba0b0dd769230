package org.teasel.models.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.teasel.adapters.network.Device;
import org.teasel.adapters.torchscript.engine.LibTorch;
import org.teasel.api.InvalidInputException;
import org.teasel.models.torch.Tensors;

/**
 * Finds the device to train on. One that is there may yet be of no use: too old or too new for LibTorch, full, or taken
 * by another process alone.
 *
 * @param libTorch what LibTorch calls a device that is wanted
 * @param trial computes something on a device, and throws if it can't
 * @param driver whether the machine has the driver of a GPU
 */
record UsableDevice(Function<Device, String> libTorch, Consumer<String> trial, BooleanSupplier driver) {

    /** That of the machine. */
    static final UsableDevice HERE = new UsableDevice(
            LibTorch::device, UsableDevice::compute, () -> Files.exists(Path.of("/proc/driver/nvidia/version")));

    /**
     * LibTorch's name of the device.
     *
     * @param warnings hears why a GPU that is there is not used
     * @throws InvalidInputException if a GPU is wanted and there is none that can be used
     */
    String choose(Device wanted, Consumer<String> warnings) {
        String device = libTorch.apply(wanted);
        if (device.equals(LibTorch.CPU)) {
            if (wanted == Device.AUTO && driver.getAsBoolean()) {
                warnings.accept("there is a driver of NVIDIA's GPUs, but this LibTorch finds none that it can use;"
                        + " training on the CPU");
            }
            return device;
        }
        try {
            trial.accept(device);
            return device;
        } catch (RuntimeException e) {
            String why = "the GPU can't be used: " + LibTorch.tell(e);
            if (wanted == Device.GPU) {
                throw new InvalidInputException(why, e);
            }
            warnings.accept(why + "; training on the CPU");
            return libTorch.apply(Device.CPU);
        }
    }

    /** A convolution, as it needs most of what a training needs. */
    @SuppressWarnings("try") // A scope works by being open.
    private static void compute(String device) {
        float[] ones = new float[9];
        Arrays.fill(ones, 1);
        try (PointerScope scope = new PointerScope()) {
            Tensor image = Tensors.of(ones, device, 1, 1, 3, 3);
            float[] sum = Tensors.floats(torch.conv2d(image, image));
            if (sum[0] != ones.length) {
                throw new IllegalStateException("it makes " + sum[0] + " of 9 times 1");
            }
        }
    }
}
