package org.teasel.adapters.network;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Observations;
import org.teasel.api.encoder.Decoder;

/** A decoder that a network is: latents [batch, L] go in, and observations [batch, shape] come out. */
public final class NetworkDecoder implements Decoder {

    private static final int USUAL_BATCH = 64;

    private final Network network;
    private final NetworkInput input;
    private final Set<String> output;
    private final int batch;
    private boolean closed;

    private NetworkDecoder(Network network, NetworkOptions options) {
        this.network = network;
        this.input = NetworkInput.of(network, options);
        this.output = output(network, options);
        this.batch = input.batch(options, USUAL_BATCH);
    }

    /**
     * A decoder over a network, which it closes when it is closed itself, or at once if it can't use it.
     *
     * @throws InvalidInputException if no input can take latents, or it is unknown which output holds the observations
     */
    public static NetworkDecoder of(Network network, NetworkOptions options) {
        boolean opened = false;
        try {
            NetworkDecoder decoder = new NetworkDecoder(network, options);
            opened = true;
            return decoder;
        } catch (InvalidInputException e) {
            throw new InvalidInputException(network.source() + ": " + e.getMessage(), e);
        } finally {
            if (!opened) {
                network.close();
            }
        }
    }

    /** The output that was told, or the only one; nothing if the network doesn't know its outputs before a run. */
    private static Set<String> output(Network network, NetworkOptions options) {
        Set<String> outputs = network.outputs().keySet();
        String told = options.text(NetworkOptions.OUTPUT).orElse(null);
        if (told != null) {
            if (!outputs.isEmpty() && !outputs.contains(told)) {
                throw new InvalidInputException(
                        "the model has no output '" + told + "'; it has " + String.join(", ", outputs));
            }
            return Set.of(told);
        }
        return requireOne(outputs);
    }

    private static Set<String> requireOne(Set<String> outputs) {
        if (outputs.size() > 1) {
            throw new InvalidInputException("the model has " + outputs.size() + " outputs " + String.join(", ", outputs)
                    + ", expected one, or output=NAME for the observations");
        }
        return outputs;
    }

    @Override
    public String name() {
        return network.name();
    }

    @Override
    public Observations decode(double[][] z) {
        if (closed) {
            throw new IllegalStateException(network.source() + " was closed");
        }
        try {
            return run(single(z), z.length, z[0].length);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(network.source() + ": " + e.getMessage(), e);
        }
    }

    private static float[] single(double[][] z) {
        if (z.length == 0 || z[0].length == 0) {
            throw new InvalidInputException("there are no latents to decode, expected a row of one at least");
        }
        int latents = z[0].length;
        float[] values = new float[Math.multiplyExact(z.length, latents)];
        for (int row = 0; row < z.length; row++) {
            for (int i = 0; i < latents; i++) {
                if (z[row].length != latents || !Float.isFinite((float) z[row][i])) {
                    throw new InvalidInputException("row " + row + " of the latents is " + Arrays.toString(z[row])
                            + ", expected " + latents + " finite numbers");
                }
                values[row * latents + i] = (float) z[row][i];
            }
        }
        return values;
    }

    private Observations run(float[] z, int rows, int latents) {
        TensorShape shape = input.fit(new int[] {latents});
        int[] decoded = null;
        float[] values = null;
        for (int from = 0; from < rows; from += batch) {
            int count = Math.min(batch, rows - from);
            int padded = input.fixedBatch().orElse(count);
            float[] part =
                    Arrays.copyOf(Arrays.copyOfRange(z, from * latents, (from + count) * latents), padded * latents);
            Tensor tensor = tensor(network.run(new Feed(input.name(), shape.batch(padded), part), output));
            if (tensor.shape().rank() < 2 || tensor.shape().extent(0) != padded) {
                throw new InvalidInputException("the model gave the shape " + tensor.shape() + " for " + padded
                        + " rows of latents, expected an observation a row");
            }
            TensorShape one = tensor.shape().ofOne();
            int width = one.elements();
            if (values == null) {
                decoded =
                        Arrays.stream(one.extents()).mapToInt(Math::toIntExact).toArray();
                values = new float[Math.multiplyExact(rows, width)];
            }
            for (int k = 0; k < count * width; k++) {
                double value = tensor.values()[k];
                if (!Float.isFinite((float) value)) {
                    throw new InvalidInputException("the observation of row " + (from + k / width) + " has " + value
                            + " at place " + k % width + ", expected a finite number");
                }
                values[from * width + k] = (float) value;
            }
        }
        return Observations.of(decoded, values);
    }

    private Tensor tensor(Map<String, Tensor> results) {
        Set<String> names = output.isEmpty() ? requireOne(results.keySet()) : output;
        if (names.isEmpty() || !results.containsKey(names.iterator().next())) {
            throw new InvalidInputException("the model gave no tensor of numbers, expected one [batch, observation]");
        }
        return results.get(names.iterator().next());
    }

    /** Closes the network; once is enough. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            network.close();
        }
    }
}
