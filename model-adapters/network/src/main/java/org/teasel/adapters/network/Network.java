package org.teasel.adapters.network;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A network that some engine runs: named tensors in, named tensors out, the batch always first. All that an engine must
 * supply for {@link NetworkEncoder} to make an encoder of it. It is used by one thread at a time.
 *
 * <p>Methods refuse what can't be used by an {@link org.teasel.api.InvalidInputException}; they need not say where the
 * network is from, since the encoder puts {@link #source} before the message.
 */
public interface Network extends AutoCloseable {

    /** Name for reports, such as that of the file without its ending. */
    String name();

    /** Where it is from, for messages: a file or an address. */
    String source();

    /** Names of the inputs, in the network's order. An engine that knows no names calls a lone input {@code input}. */
    List<String> inputs();

    /**
     * Shape of an input, the batch first, with {@link TensorShape#OPEN} for what is not fixed;
     * {@link TensorShape#UNKNOWN} if the network doesn't say. An extent of the batch that is fixed is the only number
     * of rows that runs will have.
     *
     * @param input one of {@link #inputs}
     * @throws org.teasel.api.InvalidInputException if it takes no numbers of single or double precision
     */
    TensorShape input(String input);

    /**
     * Shapes of the outputs by name, in the network's order; empty if they are not known before a run. Outputs without
     * names are called {@code 0}, {@code 1}, ... What is no tensor of numbers is left out.
     */
    Map<String, TensorShape> outputs();

    /**
     * Runs the network.
     *
     * @param feed what it reads
     * @param outputs names of the outputs that are asked for; empty for all, which is asked once of a network that
     *     doesn't know its {@link #outputs} before a run
     * @return at least what was asked for, in the network's order, each [rows, ...]
     * @throws org.teasel.api.InvalidInputException if it can't run on this, or an output that was asked for is not
     *     there or is no tensor of numbers
     * @throws java.util.concurrent.CancellationException if the thread was interrupted while it waited
     */
    Map<String, Tensor> run(Feed feed, Set<String> outputs);

    /** Called once, when the encoder is closed. */
    @Override
    void close();
}
