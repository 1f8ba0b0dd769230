package org.teasel.models.torch;

import java.util.stream.LongStream;
import org.bytedeco.javacpp.PointerScope;
import org.teasel.models.network.Shape;
import org.teasel.models.onnx.Forward;

/**
 * A network of LibTorch as what its file is compared with.
 *
 * @param network the network, which is not closed here
 */
public record TorchForward(TorchNetwork network) implements Forward {

    @Override
    @SuppressWarnings("try") // A scope works by being open.
    public float[] run(float[] inputs, int rows) {
        Shape shape = network.architecture().input();
        long[] extents = LongStream.concat(
                        LongStream.of(rows), shape.extents().stream().mapToLong(Integer::longValue))
                .toArray();
        try (PointerScope scope = new PointerScope()) {
            return Tensors.floats(network.forward(Tensors.of(inputs, network.device(), extents)));
        }
    }
}
