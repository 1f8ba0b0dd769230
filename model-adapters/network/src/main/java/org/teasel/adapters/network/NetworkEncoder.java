package org.teasel.adapters.network;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Observations;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.posterior.Posteriors;

/** An encoder whose posteriors come from the outputs of a network. */
public final class NetworkEncoder implements Encoder {

    private static final int USUAL_BATCH = 256;

    private final Network network;
    private final NetworkOptions options;
    private final NetworkInput input;
    private final int batch;
    /** Null until a run has shown the outputs of a network that can't tell them before. */
    private Head head;

    private boolean closed;

    private NetworkEncoder(Network network, NetworkOptions options) {
        this.network = network;
        this.options = options;
        this.input = NetworkInput.of(network, options);
        Map<String, TensorShape> outputs = network.outputs();
        this.head = outputs.isEmpty() ? null : HeadFinder.find(options, outputs);
        this.batch = input.batch(options, USUAL_BATCH);
    }

    /**
     * An encoder over a network, which it closes when it is closed itself, or at once if it can't use it.
     *
     * @throws InvalidInputException if no input can take observations, or no outputs are known for a posterior
     */
    public static NetworkEncoder of(Network network, NetworkOptions options) {
        boolean opened = false;
        try {
            NetworkEncoder encoder = new NetworkEncoder(network, options);
            opened = true;
            return encoder;
        } catch (InvalidInputException e) {
            throw from(network, e);
        } finally {
            if (!opened) {
                network.close();
            }
        }
    }

    private static InvalidInputException from(Network network, InvalidInputException e) {
        return new InvalidInputException(network.source() + ": " + e.getMessage(), e);
    }

    @Override
    public String name() {
        return network.name();
    }

    @Override
    public int batchSize() {
        return batch;
    }

    @Override
    public Posteriors encode(Observations observations) {
        if (closed) {
            throw new IllegalStateException(network.source() + " was closed");
        }
        if (observations.size() == 0) {
            throw new InvalidInputException("there are no observations to encode, expected at least one");
        }
        try {
            TensorShape shape = input.fit(observations.shape());
            BatchOutputs outputs = new BatchOutputs(observations.size());
            for (int from = 0; from < observations.size(); from += batch) {
                run(observations, from, Math.min(batch, observations.size() - from), shape, outputs);
            }
            return head.posteriors(outputs);
        } catch (InvalidInputException e) {
            throw from(network, e);
        }
    }

    private void run(Observations observations, int from, int rows, TensorShape shape, BatchOutputs outputs) {
        // A network with a fixed batch gets its last run filled up with zeros, whose posteriors nobody reads.
        int padded = input.fixedBatch().orElse(rows);
        TensorShape run = shape.batch(padded);
        float[] values = observations.values();
        if (padded != observations.size()) {
            values = new float[run.elements()];
            int width = observations.width();
            System.arraycopy(observations.values(), from * width, values, 0, rows * width);
        }
        Map<String, Tensor> results =
                network.run(new Feed(input.name(), run, values), head == null ? Set.of() : head.outputs());
        if (head == null) {
            head = HeadFinder.find(options, shapes(results));
        }
        for (String output : head.outputs()) {
            outputs.add(output, results.get(output), from, rows, padded);
        }
    }

    private static Map<String, TensorShape> shapes(Map<String, Tensor> results) {
        if (results.isEmpty()) {
            throw new InvalidInputException("the model gave no tensor of numbers, expected one [batch, L] at least");
        }
        Map<String, TensorShape> shapes = new LinkedHashMap<>();
        results.forEach((name, tensor) -> shapes.put(
                name,
                tensor.shape().rank() == 0
                        ? tensor.shape()
                        : tensor.shape().ofOne().batch(TensorShape.OPEN)));
        return shapes;
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
