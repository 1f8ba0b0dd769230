package org.teasel.adapters.torchscript;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Argument;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.Method;
import org.bytedeco.pytorch.StringIValueMap;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.bytedeco.pytorch.parameter_iterator;
import org.bytedeco.pytorch.parameter_list;
import org.teasel.adapters.network.Device;
import org.teasel.adapters.network.Feed;
import org.teasel.adapters.network.Network;
import org.teasel.adapters.network.Tensor;
import org.teasel.adapters.network.TensorShape;
import org.teasel.adapters.torchscript.engine.LibTorch;
import org.teasel.api.InvalidInputException;

/** A method of a module in a TorchScript archive. */
final class TorchScriptNetwork implements Network {

    private static final String TENSOR = "Tensor";

    private final Path file;
    private final LoadedModule loaded;
    private final String method;
    private final OptionalInt threads;
    /** Types by name, of the inputs that have no value of their own. */
    private final Map<String, String> inputs;

    private final OutputNaming naming;
    private final ScalarType numbers;

    @SuppressWarnings("try") // A scope works by being open.
    private TorchScriptNetwork(Path file, LoadedModule loaded, String method, OptionalInt threads) {
        this.file = file;
        this.loaded = loaded;
        this.method = method;
        this.threads = threads;
        try (PointerScope scope = new PointerScope()) {
            if (!loaded.module().find_method(method).has_value()) {
                throw new InvalidInputException("the model has no method '" + method
                        + "'; say method=NAME for the one that takes a batch and returns what makes the posterior");
            }
            Method encoding = loaded.module().get_method(method);
            this.inputs = inputs(encoding);
            this.naming = OutputNaming.of(encoding.graph());
            this.numbers = numbers(loaded.module().parameters());
        }
    }

    /**
     * Opens an archive.
     *
     * @throws InvalidInputException if it is none, is damaged, can't be read or does more than compute
     */
    static TorchScriptNetwork open(Path file, String method, Device device, OptionalInt threads) {
        try {
            ScriptArchive.require(file);
            LoadedModule loaded = ModuleReader.read(file, device);
            boolean opened = false;
            try {
                TorchScriptNetwork network = new TorchScriptNetwork(file, loaded, method, threads);
                opened = true;
                return network;
            } finally {
                if (!opened) {
                    loaded.module().close();
                }
            }
        } catch (InvalidInputException e) {
            throw new InvalidInputException(file + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, String> inputs(Method method) {
        Map<String, String> types = new LinkedHashMap<>();
        Argument arguments = method.function().getSchema().arguments();
        // The first is the module itself.
        for (long k = 1; k < arguments.limit(); k++) {
            Argument argument = arguments.getPointer(k);
            if (k == 1 || !argument.default_value().has_value()) {
                types.put(
                        argument.name().getString(), argument.type().get().str().getString());
            }
        }
        return types;
    }

    /** The type of number that a module computes with: that of its parameters. */
    private static ScalarType numbers(parameter_list parameters) {
        parameter_iterator next = parameters.begin();
        for (long left = parameters.size(); left > 0; left--) {
            ScalarType type = next.multiply().scalar_type().intern();
            if (torch.isFloatingType(type)) {
                return type;
            }
            next.increment();
        }
        return ScalarType.Float;
    }

    @Override
    public String name() {
        return file.getFileName().toString().replaceFirst("(?i)(\\.ts)?\\.(pt|pth|ts|torchscript)$", "");
    }

    @Override
    public String source() {
        return file.toString();
    }

    @Override
    public List<String> inputs() {
        return List.copyOf(inputs.keySet());
    }

    @Override
    public TensorShape input(String input) {
        if (!inputs.get(input).contains(TENSOR)) {
            throw new InvalidInputException(
                    "input '" + input + "' takes " + inputs.get(input) + ", expected a tensor of observations");
        }
        return TensorShape.UNKNOWN;
    }

    /** A dictionary shows its keys, and all show their shapes, only in a run. */
    @Override
    public Map<String, TensorShape> outputs() {
        return Map.of();
    }

    @Override
    @SuppressWarnings("try") // Scopes work by being open.
    public Map<String, Tensor> run(Feed feed, Set<String> outputs) {
        threads.ifPresent(LibTorch::threads);
        try (PointerScope scope = new PointerScope();
                InferenceMode inference = new InferenceMode(true)) {
            org.bytedeco.pytorch.Tensor given = torch.from_blob(
                    new FloatPointer(feed.values()), feed.shape().extents());
            StringIValueMap named = new StringIValueMap();
            named.put(
                    new BytePointer(feed.input()),
                    new IValue(given.to(new org.bytedeco.pytorch.Device(loaded.device()), numbers)));
            IValue returned = loaded.module().get_method(method).apply(new IValueVector(), named);
            return ScriptOutputs.read(returned, naming, outputs);
        } catch (InvalidInputException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new InvalidInputException(
                    "observations " + feed.shape() + " can't be encoded: " + LibTorch.tell(e), e);
        }
    }

    @Override
    public void close() {
        loaded.module().close();
    }
}
