package org.teasel.models.torch;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Arrays to tensors and back. */
public final class Tensors {

    private Tensors() {}

    /** A copy of an array as a tensor of single precision on a device, row-major. */
    public static Tensor of(float[] values, String device, long... shape) {
        try (FloatPointer pointer = new FloatPointer(values)) {
            return torch.from_blob(pointer, shape).to(new Device(device), ScalarType.Float, false, true, null);
        }
    }

    /** A copy of an array as a tensor of double precision on the CPU, row-major. */
    public static Tensor of(double[] values, long... shape) {
        try (DoublePointer pointer = new DoublePointer(values)) {
            return torch.from_blob(pointer, shape, new TensorOptions(ScalarType.Double))
                    .clone();
        }
    }

    /** The numbers of a tensor of single precision, row-major. */
    public static float[] floats(Tensor tensor) {
        Tensor near = tensor.detach().to(new Device("cpu"), ScalarType.Float).contiguous();
        float[] values = new float[Math.toIntExact(near.numel())];
        near.data_ptr_float().get(values);
        return values;
    }

    /** The numbers of a tensor as doubles, row-major. */
    public static double[] doubles(Tensor tensor) {
        Tensor near = tensor.detach().to(new Device("cpu"), ScalarType.Double).contiguous();
        double[] values = new double[Math.toIntExact(near.numel())];
        near.data_ptr_double().get(values);
        return values;
    }
}
