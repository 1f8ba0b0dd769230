package org.teasel.adapters.nd4j;

import java.util.Arrays;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.Subsampling3DLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.teasel.api.InvalidInputException;

/** What native code takes on trust of the windows that DL4J's layers move over images. */
final class LayerWindows {

    private LayerWindows() {}

    /** Refuses a layer whose windows don't move or have no extent. */
    static void require(Layer layer) {
        if (layer instanceof FrozenLayer frozen) {
            require(frozen.getLayer());
        } else if (layer instanceof FrozenLayerWithBackprop frozen) {
            require(frozen.getUnderlying());
        } else if (layer instanceof ConvolutionLayer window) {
            require(layer, window.getPadding(), window.getKernelSize(), window.getStride(), window.getDilation());
        } else if (layer instanceof SubsamplingLayer window) {
            require(layer, window.getPadding(), window.getKernelSize(), window.getStride(), window.getDilation());
        } else if (layer instanceof Subsampling3DLayer window) {
            require(layer, window.getPadding(), window.getKernelSize(), window.getStride(), window.getDilation());
        }
    }

    private static void require(Layer layer, int[] padding, int[]... extents) {
        boolean right = Stream.of(extents)
                        .allMatch(numbers ->
                                numbers != null && Arrays.stream(numbers).allMatch(number -> number >= 1))
                && padding != null
                && Arrays.stream(padding).allMatch(number -> number >= 0);
        if (!right) {
            throw new InvalidInputException("layer " + layer.getLayerName() + " moves a window of the size, stride and"
                    + " dilation " + Arrays.deepToString(extents) + " over a padding of " + Arrays.toString(padding)
                    + ", expected at least 1 each and a padding that is not negative");
        }
    }
}
