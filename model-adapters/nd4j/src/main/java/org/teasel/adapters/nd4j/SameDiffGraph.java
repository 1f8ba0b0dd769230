package org.teasel.adapters.nd4j;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.nd4j.autodiff.functions.DifferentialFunction;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.linalg.api.ops.RandomOp;

/**
 * What of a graph can be run to encode: every variable that follows from inputs and weights by arithmetic and layers
 * alone. What draws at random, loops, branches, prints or calls is left alone, and so is all that depends on it.
 */
final class SameDiffGraph {

    private static final String OPERATIONS = "org.nd4j.linalg.api.ops.";

    /** Packages of operations without effects, in which a run ends. */
    private static final List<String> ARITHMETIC = List.of(
            OPERATIONS + "impl.broadcast.",
            OPERATIONS + "impl.image.",
            OPERATIONS + "impl.indexaccum.",
            OPERATIONS + "impl.layers.convolution.",
            OPERATIONS + "impl.layers.recurrent.",
            OPERATIONS + "impl.reduce.",
            OPERATIONS + "impl.scalar.",
            OPERATIONS + "impl.shape.",
            OPERATIONS + "impl.summarystats.",
            OPERATIONS + "impl.transforms.",
            OPERATIONS + "custom.FusedBatchNorm");

    /** Lists of arrays, which only loops use. */
    private static final String LISTS = OPERATIONS + "impl.shape.tensorops.";

    private final List<String> inputs;
    /** Inputs that each variable depends on, for those that can be computed. */
    private final Map<String, Set<String>> computable = new HashMap<>();
    /** Outputs of operations. */
    private final Set<String> results = new LinkedHashSet<>();
    /** Variables that an operation reads. */
    private final Set<String> read = new HashSet<>();
    /** Why some operations are left alone. */
    private final Set<String> refusals = new TreeSet<>();

    SameDiffGraph(SameDiff graph) {
        this.inputs = graph.variables().stream()
                .filter(SDVariable::isPlaceHolder)
                .map(SDVariable::name)
                .toList();
        Map<String, List<SameDiffOp>> readers = new HashMap<>();
        Map<SameDiffOp, Integer> missing = new HashMap<>();
        for (SameDiffOp operation : graph.getOps().values()) {
            results.addAll(operation.getOutputsOfOp());
            Set<String> needed = new LinkedHashSet<>(operation.getInputsToOp());
            needed.forEach(name ->
                    readers.computeIfAbsent(name, key -> new ArrayList<>()).add(operation));
            missing.put(operation, needed.size());
            read.addAll(needed);
        }
        Deque<SameDiffOp> ready = new ArrayDeque<>();
        missing.forEach((operation, count) -> {
            if (count == 0) {
                ready.add(operation);
            }
        });
        for (SDVariable variable : graph.variables()) {
            if (!results.contains(variable.name())) {
                Set<String> origin = variable.isPlaceHolder() ? Set.of(variable.name()) : Set.of();
                computed(variable.name(), origin, readers, missing, ready);
            }
        }
        // What is in a circle is never ready, and so never computable.
        while (!ready.isEmpty()) {
            SameDiffOp operation = ready.remove();
            String refusal = refusal(operation);
            if (refusal != null) {
                refusals.add(refusal);
                continue;
            }
            Set<String> origin = new LinkedHashSet<>();
            operation.getInputsToOp().forEach(name -> origin.addAll(computable.get(name)));
            operation.getOutputsOfOp().forEach(name -> computed(name, origin, readers, missing, ready));
        }
    }

    private void computed(
            String variable,
            Set<String> origin,
            Map<String, List<SameDiffOp>> readers,
            Map<SameDiffOp, Integer> missing,
            Deque<SameDiffOp> ready) {
        if (computable.putIfAbsent(variable, origin) == null) {
            for (SameDiffOp reader : readers.getOrDefault(variable, List.of())) {
                if (missing.merge(reader, -1, Integer::sum) == 0) {
                    ready.add(reader);
                }
            }
        }
    }

    private static String refusal(SameDiffOp operation) {
        DifferentialFunction function = operation.getOp();
        String type = function.getClass().getName();
        String called = function.getClass().getSimpleName() + " of " + operation.getOutputsOfOp();
        if (function instanceof RandomOp || type.startsWith(OPERATIONS + "random.")) {
            return called + " draws at random";
        }
        if (ARITHMETIC.stream().noneMatch(type::startsWith) || type.startsWith(LISTS)) {
            return called + " is no arithmetic and no layer";
        }
        if (waits(operation.getControlDeps()) || waits(operation.getVarControlDeps())) {
            return called + " waits for others";
        }
        return null;
    }

    private static boolean waits(Collection<String> others) {
        return others != null && !others.isEmpty();
    }

    /** Names of the inputs. */
    List<String> inputs() {
        return inputs;
    }

    /**
     * Names of the outputs. A graph all of whose ends follow from one input is an encoder, and
     * these are its outputs. One that goes on, draws, decodes or has a loss has every result as an output that follows
     * from one input: its ends are not those of its encoder.
     */
    Set<String> outputs() {
        Set<String> ends = new LinkedHashSet<>(results);
        ends.removeAll(read);
        if (!ends.isEmpty() && ends.stream().allMatch(this::followsFromOneInput)) {
            return ends;
        }
        Set<String> all = new LinkedHashSet<>(results);
        all.removeIf(name -> !followsFromOneInput(name));
        return all;
    }

    private boolean followsFromOneInput(String variable) {
        Set<String> origin = computable.get(variable);
        return origin != null && origin.size() == 1;
    }

    /** Inputs that an output depends on. */
    Set<String> origin(String output) {
        return computable.get(output);
    }

    /** Why some of the graph is left alone, in one line; empty if all of it can be run. */
    String refusals() {
        return String.join(", ", refusals);
    }
}
