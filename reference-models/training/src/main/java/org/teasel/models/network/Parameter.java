package org.teasel.models.network;

import java.util.List;

/**
 * A tensor that is learned.
 *
 * @param name its name, such as {@code 4.weight}: indices of layers and branches, then {@code weight} or {@code bias}
 * @param shape its shape
 * @param fanIn how many numbers a number that comes out is a sum over, which sets the scale to draw the first values at
 */
public record Parameter(String name, Shape shape, int fanIn) {

    static List<Parameter> weightAndBias(Shape weight, int outputs, int fanIn) {
        return List.of(new Parameter("weight", weight, fanIn), new Parameter("bias", Shape.of(outputs), fanIn));
    }

    /** The same in the layer or the branch of an index. */
    Parameter within(int index) {
        return new Parameter(index + "." + name, shape, fanIn);
    }
}
