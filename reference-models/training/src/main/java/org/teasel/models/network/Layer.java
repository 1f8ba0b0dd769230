package org.teasel.models.network;

import java.util.List;
import java.util.stream.IntStream;
import org.teasel.api.InvalidInputException;

/**
 * One operation of a network. Shapes are those of one observation, without the batch: [channels, rows, columns] for
 * images, [features] for vectors.
 */
public sealed interface Layer {

    /**
     * The shape that comes out of a shape that goes in.
     *
     * @throws InvalidInputException if the layer can't take it
     */
    Shape output(Shape input);

    /** The parameters, in the order in which they are drawn and stored; names are unique in the layer. */
    default List<Parameter> parameters() {
        return List.of();
    }

    /**
     * Convolution with a square kernel: weight [outputs, inputs, kernel, kernel] and bias [outputs].
     *
     * @param inputs channels in
     * @param outputs channels out
     * @param kernel rows and columns of the kernel
     * @param stride step of the kernel
     * @param padding rows and columns of zeros at each side
     */
    record Convolution(int inputs, int outputs, int kernel, int stride, int padding) implements Layer {

        public Convolution {
            requirePositive("convolution", inputs, outputs, kernel, stride);
            requireNotNegative("convolution", padding);
        }

        @Override
        public Shape output(Shape input) {
            requireImage(this, input, inputs);
            return Shape.of(outputs, side(input.extent(1)), side(input.extent(2)));
        }

        private int side(int side) {
            int room = side + 2 * padding - kernel;
            if (room < 0) {
                throw new InvalidInputException(this + " takes images of " + (kernel - 2 * padding)
                        + " rows and columns or more, and was given " + side);
            }
            return room / stride + 1;
        }

        @Override
        public List<Parameter> parameters() {
            return Parameter.weightAndBias(
                    Shape.of(outputs, inputs, kernel, kernel), outputs, inputs * kernel * kernel);
        }
    }

    /**
     * Transposed convolution with a square kernel: weight [inputs, outputs, kernel, kernel] and bias [outputs].
     *
     * @param inputs channels in
     * @param outputs channels out
     * @param kernel rows and columns of the kernel
     * @param stride step of the kernel in the image that comes out
     * @param padding rows and columns taken off at each side of the image that comes out
     */
    record TransposedConvolution(int inputs, int outputs, int kernel, int stride, int padding) implements Layer {

        public TransposedConvolution {
            requirePositive("transposed convolution", inputs, outputs, kernel, stride);
            requireNotNegative("transposed convolution", padding);
        }

        @Override
        public Shape output(Shape input) {
            requireImage(this, input, inputs);
            return Shape.of(outputs, side(input.extent(1)), side(input.extent(2)));
        }

        private int side(int side) {
            int out = (side - 1) * stride - 2 * padding + kernel;
            if (out < 1) {
                throw new InvalidInputException(
                        this + " makes no image of one with " + side + " rows or columns, its padding takes off all");
            }
            return out;
        }

        /** Each pixel that comes out is a sum over some {@code inputs (kernel / stride)^2} pixels that went in. */
        @Override
        public List<Parameter> parameters() {
            return Parameter.weightAndBias(
                    Shape.of(inputs, outputs, kernel, kernel),
                    outputs,
                    Math.max(1, inputs * kernel * kernel / (stride * stride)));
        }
    }

    /**
     * Every feature that comes out is a weighted sum of all that go in: weight [outputs, inputs] and bias [outputs].
     *
     * @param inputs features in
     * @param outputs features out
     */
    record Dense(int inputs, int outputs) implements Layer {

        public Dense {
            requirePositive("dense", inputs, outputs);
        }

        @Override
        public Shape output(Shape input) {
            if (!input.equals(Shape.of(inputs))) {
                throw new InvalidInputException(this + " was given " + input + ", expected [" + inputs + "]");
            }
            return Shape.of(outputs);
        }

        @Override
        public List<Parameter> parameters() {
            return Parameter.weightAndBias(Shape.of(outputs, inputs), outputs, inputs);
        }
    }

    /** max(x, 0). */
    record Relu() implements Layer {
        @Override
        public Shape output(Shape input) {
            return input;
        }
    }

    /**
     * x where it is positive, else slope x.
     *
     * @param slope the slope below zero, in (0, 1)
     */
    record LeakyRelu(double slope) implements Layer {

        public LeakyRelu {
            if (!(slope > 0 && slope < 1)) {
                throw new InvalidInputException("a leaky ReLU has the slope " + slope + ", expected one in (0, 1)");
            }
        }

        @Override
        public Shape output(Shape input) {
            return input;
        }
    }

    /** The hyperbolic tangent. */
    record Tanh() implements Layer {
        @Override
        public Shape output(Shape input) {
            return input;
        }
    }

    /** 1 / (1 + exp(-x)). */
    record Sigmoid() implements Layer {
        @Override
        public Shape output(Shape input) {
            return input;
        }
    }

    /** All numbers of an observation as one vector, row-major. */
    record Flatten() implements Layer {
        @Override
        public Shape output(Shape input) {
            return Shape.of(input.elements());
        }
    }

    /**
     * The same numbers in another shape, row-major.
     *
     * @param shape the shape that comes out
     */
    record Reshape(Shape shape) implements Layer {
        @Override
        public Shape output(Shape input) {
            if (input.elements() != shape.elements()) {
                throw new InvalidInputException("a reshape to " + shape + " was given " + input + ", expected "
                        + shape.elements() + " numbers");
            }
            return shape;
        }
    }

    /** Rows for columns: [a, b] becomes [b, a]. */
    record Transpose() implements Layer {
        @Override
        public Shape output(Shape input) {
            if (input.rank() != 2) {
                throw new InvalidInputException("a transpose was given " + input + ", expected rows and columns");
            }
            return Shape.of(input.extent(1), input.extent(0));
        }
    }

    /**
     * Chains of layers beside each other, which all get what comes in. Each gives a vector; the vectors follow each
     * other in the one that comes out. The parameters of chain b, layer k are named {@code b.k.name}.
     *
     * @param branches the chains, at least one
     */
    record Branches(List<List<Layer>> branches) implements Layer {

        public Branches {
            branches = branches.stream().map(List::copyOf).toList();
            if (branches.isEmpty()) {
                throw new InvalidInputException("there are no branches, expected one at least");
            }
        }

        @Override
        public Shape output(Shape input) {
            int sum = 0;
            for (List<Layer> branch : branches) {
                Shape shape = Chain.output(branch, input);
                if (shape.rank() != 1) {
                    throw new InvalidInputException("a branch gives " + shape + ", expected a vector");
                }
                sum += shape.elements();
            }
            return Shape.of(sum);
        }

        @Override
        public List<Parameter> parameters() {
            return IntStream.range(0, branches.size())
                    .boxed()
                    .flatMap(b -> Chain.parameters(branches.get(b)).stream().map(parameter -> parameter.within(b)))
                    .toList();
        }
    }

    private static void requirePositive(String layer, int... counts) {
        for (int count : counts) {
            if (count < 1) {
                throw new InvalidInputException(
                        "a " + layer + " layer was given the extent " + count + ", expected 1 or more");
            }
        }
    }

    private static void requireNotNegative(String layer, int padding) {
        if (padding < 0) {
            throw new InvalidInputException(
                    "a " + layer + " layer was given the padding " + padding + ", expected 0 or more");
        }
    }

    private static void requireImage(Layer layer, Shape input, int channels) {
        if (input.rank() != 3 || input.extent(0) != channels) {
            throw new InvalidInputException(
                    layer + " was given " + input + ", expected [" + channels + ", rows, columns]");
        }
    }
}
