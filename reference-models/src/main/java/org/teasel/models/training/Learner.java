package org.teasel.models.training;

import org.bytedeco.pytorch.Tensor;
import org.teasel.models.torch.Adam;
import org.teasel.models.torch.TorchNetwork;

/**
 * A network and its optimiser.
 *
 * @param name name in checkpoints
 * @param network the network
 * @param adam what changes its weights
 */
record Learner(String name, TorchNetwork network, Adam adam) implements AutoCloseable {

    /** Changes the weights of learners down a loss. */
    static void learn(Tensor loss, Learner... learners) {
        for (Learner learner : learners) {
            learner.adam.clear();
        }
        loss.backward();
        for (Learner learner : learners) {
            learner.adam.step();
        }
    }

    Checkpoint.State state() {
        return new Checkpoint.State(network.weights().arrays(), adam.moments());
    }

    @Override
    public void close() {
        adam.close();
        network.close();
    }
}
