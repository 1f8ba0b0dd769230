package org.teasel.models.torch;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Adam (Kingma and Ba 2014, algorithm 1) on the weights of a network. LibTorch's own hides its moments, and an exact
 * resume needs them.
 */
public final class Adam implements AutoCloseable {

    private static final String FIRST = "first.";
    private static final String SECOND = "second.";

    private final AdamSettings settings;
    private final TorchNetwork network;
    private final Map<String, Tensor> parameters;
    private final Map<String, Tensor> moments = new LinkedHashMap<>();
    private long steps;

    /** An optimiser that has not made a step. */
    @SuppressWarnings("try") // A scope works by being open.
    public Adam(TorchNetwork network, AdamSettings settings) {
        this.settings = settings;
        this.network = network;
        this.parameters = network.parameters();
        try (PointerScope scope = new PointerScope()) {
            parameters.forEach((name, tensor) -> {
                for (String moment : new String[] {FIRST, SECOND}) {
                    Tensor zeros = torch.zeros_like(tensor.detach());
                    zeros.retainReference();
                    moments.put(moment + name, zeros);
                }
            });
        }
    }

    /** Forgets the gradients. */
    public void clear() {
        parameters.values().forEach(tensor -> {
            if (tensor.grad().defined()) {
                tensor.mutable_grad().zero_();
            }
        });
    }

    /** Changes the weights by the gradients that have been added up since {@link #clear}. */
    @SuppressWarnings("try") // Scopes work by being open.
    public void step() {
        steps++;
        double first = 1 - Math.pow(settings.beta1(), steps);
        double second = 1 - Math.pow(settings.beta2(), steps);
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            parameters.forEach((name, tensor) -> {
                Tensor gradient = tensor.grad();
                Tensor m = moments.get(FIRST + name)
                        .mul_(new Scalar(settings.beta1()))
                        .add_(gradient, new Scalar(1 - settings.beta1()));
                Tensor v = moments.get(SECOND + name)
                        .mul_(new Scalar(settings.beta2()))
                        .addcmul_(gradient, gradient, new Scalar(1 - settings.beta2()));
                Tensor scale = v.div(new Scalar(second)).sqrt_().add_(new Scalar(settings.epsilon()));
                tensor.addcdiv_(m, scale, new Scalar(-settings.rate() / first));
            });
        }
    }

    /** Steps made. */
    public long steps() {
        return steps;
    }

    /** Both moments of all parameters by name, as they are now. */
    @SuppressWarnings("try") // A scope works by being open.
    public Map<String, float[]> moments() {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        try (PointerScope scope = new PointerScope()) {
            moments.forEach((name, tensor) -> arrays.put(name, Tensors.floats(tensor)));
        }
        return arrays;
    }

    /**
     * Goes on where another one stopped.
     *
     * @param done steps that it had made
     * @param arrays its {@link #moments()}
     */
    @SuppressWarnings("try") // Scopes work by being open.
    public void resume(long done, Map<String, float[]> arrays) {
        steps = done;
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            moments.forEach((name, tensor) -> tensor.copy_(Tensors.of(
                    arrays.get(name), network.device(), tensor.sizes().vec().get())));
        }
    }

    @Override
    public void close() {
        moments.values().forEach(Tensor::close);
    }
}
