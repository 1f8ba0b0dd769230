package org.teasel.models.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;
import org.teasel.models.network.Architecture;
import org.teasel.models.network.Weights;
import org.teasel.models.torch.Adam;
import org.teasel.models.torch.AdamSettings;
import org.teasel.models.torch.TorchNetwork;

/**
 * A network and its optimiser.
 *
 * @param name name in checkpoints
 * @param network the network
 * @param adam what changes its weights
 */
record Learner(String name, TorchNetwork network, Adam adam) implements AutoCloseable {

    /**
     * A learner as a checkpoint left it, or one that has learned nothing.
     *
     * @param random where first weights are drawn from
     */
    static Learner of(
            String name,
            Architecture architecture,
            AdamSettings settings,
            SplittableRandom random,
            String device,
            Optional<Checkpoint> from) {
        Weights weights = from.map(checkpoint -> checkpoint.weights(name, architecture))
                .orElseGet(() -> Weights.initial(architecture, random));
        TorchNetwork network = new TorchNetwork(weights, device);
        Adam adam = new Adam(network, settings);
        from.ifPresent(checkpoint -> adam.resume(checkpoint.step(), checkpoint.moments(name)));
        return new Learner(name, network, adam);
    }

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

    /** All there is to go on from with these learners, after so many steps. */
    static Checkpoint checkpoint(long step, double state, List<Learner> learners) {
        Map<String, Checkpoint.State> states = new LinkedHashMap<>();
        for (Learner learner : learners) {
            states.put(
                    learner.name, new Checkpoint.State(learner.network.weights().arrays(), learner.adam.moments()));
        }
        return new Checkpoint(step, state, states);
    }

    @Override
    public void close() {
        adam.close();
        network.close();
    }
}
