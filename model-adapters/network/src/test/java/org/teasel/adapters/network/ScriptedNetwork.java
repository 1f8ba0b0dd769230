package org.teasel.adapters.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A network whose outputs a test computes, which remembers how it was used. */
final class ScriptedNetwork implements Network {

    private final TensorShape input;
    private final Map<String, TensorShape> outputs;
    private final Function<Feed, Map<String, Tensor>> script;

    final List<Feed> feeds = new ArrayList<>();
    final List<Set<String>> asked = new ArrayList<>();
    int closed;

    /**
     * A network.
     *
     * @param input shape of its input
     * @param outputs its outputs; empty if they show in a run only
     * @param script what a run gives
     */
    ScriptedNetwork(TensorShape input, Map<String, TensorShape> outputs, Function<Feed, Map<String, Tensor>> script) {
        this.input = input;
        this.outputs = outputs;
        this.script = script;
    }

    /** A network that knows nothing before a run and then gives one row of numbers after another, as told. */
    static ScriptedNetwork giving(String output, long[] one, double... numbers) {
        return new ScriptedNetwork(TensorShape.UNKNOWN, Map.of(), feed -> {
            TensorShape shape = TensorShape.of(one).batch(feed.rows());
            double[] values = new double[shape.elements()];
            int width = values.length / feed.rows();
            for (int row = 0; row < feed.rows(); row++) {
                // Observations carry their own row.
                int which = (int) feed.values()[row * feed.values().length / feed.rows()];
                System.arraycopy(numbers, which * width, values, row * width, width);
            }
            return Map.of(output, Tensor.of(shape, values));
        });
    }

    /** This network and what another one gives. */
    ScriptedNetwork and(ScriptedNetwork other) {
        return new ScriptedNetwork(input, outputs, feed -> {
            Map<String, Tensor> both = new LinkedHashMap<>(script.apply(feed));
            both.putAll(other.script.apply(feed));
            return both;
        });
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public String source() {
        return "scripted.net";
    }

    @Override
    public List<String> inputs() {
        return List.of("input");
    }

    @Override
    public TensorShape input(String name) {
        return input;
    }

    @Override
    public Map<String, TensorShape> outputs() {
        return outputs;
    }

    @Override
    public Map<String, Tensor> run(Feed feed, Set<String> wanted) {
        feeds.add(feed);
        asked.add(wanted);
        return script.apply(feed);
    }

    @Override
    public void close() {
        closed++;
    }
}
