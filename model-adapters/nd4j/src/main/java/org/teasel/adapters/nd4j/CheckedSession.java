package org.teasel.adapters.nd4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.config.SDValue;
import org.nd4j.autodiff.samediff.internal.FrameIter;
import org.nd4j.autodiff.samediff.internal.InferenceSession;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.OpContext;

/** ND4J's own session, with a look at what each operation is about to get before native code does. */
final class CheckedSession extends InferenceSession {

    private final SameDiff graph;

    CheckedSession(SameDiff graph) {
        super(graph);
        this.graph = graph;
    }

    @Override
    public Pair<SameDiffOp, OpContext> getAndParameterizeOp(
            String operation,
            FrameIter frame,
            Set<VarId> inputs,
            Set<VarId> repeated,
            Set<String> constants,
            Map<String, INDArray> placeholders,
            Set<String> required,
            Map<String, SDValue> others) {
        SameDiffOp given = graph.getOps().get(operation);
        List<INDArray> arrays = new ArrayList<>();
        for (String name : given.getInputsToOp()) {
            SDVariable variable = graph.getVariable(name);
            if (variable.isPlaceHolder()) {
                arrays.add(placeholders.get(name));
            } else if (variable.getArr() != null && given(variable)) {
                arrays.add(variable.getArr());
            } else {
                arrays.add(getSdValue(lookup(name, inputs, repeated, true)).getTensorValue());
            }
        }
        OperationArguments.require(given.getOp(), arrays);
        return super.getAndParameterizeOp(
                operation, frame, inputs, repeated, constants, placeholders, required, others);
    }

    private static boolean given(SDVariable variable) {
        return switch (variable.getVariableType()) {
            case VARIABLE, CONSTANT -> true;
            default -> false;
        };
    }
}
