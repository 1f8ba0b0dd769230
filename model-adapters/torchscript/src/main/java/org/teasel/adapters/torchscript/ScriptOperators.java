package org.teasel.adapters.torchscript;

import java.util.Map;
import java.util.Set;
import org.bytedeco.pytorch.Block;
import org.bytedeco.pytorch.BlockArrayRef;
import org.bytedeco.pytorch.CompilationUnit;
import org.bytedeco.pytorch.Function;
import org.bytedeco.pytorch.FunctionVector;
import org.bytedeco.pytorch.GraphFunction;
import org.bytedeco.pytorch.JitNode;
import org.bytedeco.pytorch.ValueArrayRef;
import org.teasel.api.InvalidInputException;

/**
 * Looks at all compiled code of an archive before any of it runs. TorchScript may call every operator that is registered
 * in the process. Those of LibTorch itself compute, with a few exceptions; those of other libraries could do anything.
 */
final class ScriptOperators {

    private static final Set<String> OWN = Set.of("aten", "prim");

    private static final Map<String, String> EXCEPTIONS = Map.of(
            "aten::save", "writes files",
            "aten::from_file", "reads and writes files",
            "aten::_print", "prints",
            "prim::Print", "prints");

    private static final String NATIVE_CLASS = "torch.classes";

    private ScriptOperators() {}

    /**
     * Refuses operators that do more than compute.
     *
     * @param compiled all functions of an archive, whether they are called or not
     */
    static void require(CompilationUnit compiled) {
        FunctionVector functions = compiled.get_functions();
        for (long k = 0; k < functions.size(); k++) {
            Function function = functions.get(k);
            String name = function.qualname().qualifiedName().getString();
            if (!function.isGraphFunction()) {
                throw new InvalidInputException(
                        "the model calls " + name + ", which is no TorchScript, expected that alone");
            }
            require(name, new GraphFunction(function).graph().block());
        }
    }

    private static void requireScripted(String function, ValueArrayRef values) {
        for (long k = 0; k < values.size(); k++) {
            String type = values.get(k).type().get().str().getString();
            if (type.contains(NATIVE_CLASS)) {
                throw new InvalidInputException("the model uses a class of native code, " + type + ", in " + function
                        + "; expected tensors and TorchScript alone");
            }
        }
    }

    private static void require(String function, Block block) {
        JitNode last = block.return_node();
        for (JitNode node = block.param_node().next(); !node.equals(last); node = node.next()) {
            String operator = node.kind().toQualString().getString();
            String refused = OWN.contains(operator.replaceFirst("::.*", ""))
                    ? EXCEPTIONS.get(operator)
                    : "is none of LibTorch's operators on tensors";
            if (refused != null) {
                throw new InvalidInputException("the model calls " + operator + " in " + function + ", which " + refused
                        + "; expected an encoder that only computes");
            }
            requireScripted(function, node.outputs());
            BlockArrayRef inner = node.blocks();
            for (long k = 0; k < inner.size(); k++) {
                require(function, inner.get(k));
            }
        }
    }
}
