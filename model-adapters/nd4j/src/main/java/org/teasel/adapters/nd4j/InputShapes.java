package org.teasel.adapters.nd4j;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.teasel.adapters.network.TensorShape;

/** What shape DL4J's networks take, as far as the first layer and what prepares its input say. */
final class InputShapes {

    private InputShapes() {}

    /**
     * Shape of a batch.
     *
     * @param first configuration of the first layer
     * @param preparation null for none
     */
    static TensorShape of(Layer first, InputPreProcessor preparation) {
        if (preparation instanceof FeedForwardToCnnPreProcessor images) {
            return TensorShape.of(
                    TensorShape.OPEN, images.getNumChannels() * images.getInputHeight() * images.getInputWidth());
        }
        if (preparation instanceof CnnToFeedForwardPreProcessor images && images.getFormat() == CNN2DFormat.NCHW) {
            return TensorShape.of(
                    TensorShape.OPEN, images.getNumChannels(), images.getInputHeight(), images.getInputWidth());
        }
        if (preparation != null || first instanceof BaseRecurrentLayer) {
            return TensorShape.UNKNOWN;
        }
        if (first instanceof ConvolutionLayer convolution) {
            return convolution.getCnn2dDataFormat() == CNN2DFormat.NCHW
                    ? TensorShape.of(TensorShape.OPEN, convolution.getNIn(), TensorShape.OPEN, TensorShape.OPEN)
                    : TensorShape.of(TensorShape.OPEN, TensorShape.OPEN, TensorShape.OPEN, convolution.getNIn());
        }
        return first instanceof FeedForwardLayer dense
                ? TensorShape.of(TensorShape.OPEN, dense.getNIn())
                : TensorShape.UNKNOWN;
    }
}
