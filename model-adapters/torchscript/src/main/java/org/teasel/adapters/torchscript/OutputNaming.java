package org.teasel.adapters.torchscript;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bytedeco.pytorch.Graph;
import org.bytedeco.pytorch.JitNode;
import org.bytedeco.pytorch.StringViewVector;
import org.bytedeco.pytorch.TupleType;
import org.bytedeco.pytorch.Type;
import org.bytedeco.pytorch.Value;
import org.bytedeco.pytorch.ValueArrayRef;
import org.bytedeco.pytorch.global.torch.TypeKind;

/**
 * What the parts of a tuple are called, as far as an archive says. A dictionary brings its own names, and a list has
 * none.
 *
 * @param names one a part, blank for one without; empty for all without
 * @param parts naming of the parts that are tuples themselves; empty if there is none
 */
record OutputNaming(List<String> names, List<OutputNaming> parts) {

    private static final OutputNaming NONE = new OutputNaming(List.of(), List.of());

    /** Names of the compiler's making. */
    private static final String MADE_UP = "_?[0-9]+";

    /** The naming of what a method returns: by its type, else by how its code calls the parts. */
    static OutputNaming of(Graph method) {
        Value returned = method.outputs().get(0);
        OutputNaming typed = of(returned.type().get());
        return typed.names.isEmpty() && isA("prim::TupleConstruct", returned.node())
                ? new OutputNaming(called(returned.node().inputs()), typed.parts)
                : typed;
    }

    private static OutputNaming of(Type type) {
        if (type.kind().intern() != TypeKind.TupleType) {
            return NONE;
        }
        List<String> names = new ArrayList<>();
        TupleType tuple = new TupleType(type);
        if (tuple.names().has_value()) {
            StringViewVector fields = tuple.names().get();
            for (long k = 0; k < fields.size(); k++) {
                names.add(fields.get(k).getString());
            }
        }
        List<OutputNaming> parts = new ArrayList<>();
        for (long k = 0; k < type.containedTypeSize(); k++) {
            parts.add(of(type.containedType(k).get()));
        }
        return new OutputNaming(names, parts);
    }

    private static List<String> called(ValueArrayRef values) {
        List<String> names = new ArrayList<>();
        for (long k = 0; k < values.size(); k++) {
            names.add(called(values.get(k)));
        }
        // Two of one name are told apart by their places alone.
        return names.stream()
                .map(name -> Collections.frequency(names, name) == 1 ? name : "")
                .toList();
    }

    private static String called(Value value) {
        if (nameOf(value).isEmpty() && isA("prim::CallMethod", value.node())) {
            Value layer = value.node().input(0);
            return isA("prim::GetAttr", layer.node()) ? nameOf(layer) : "";
        }
        return nameOf(value);
    }

    private static String nameOf(Value value) {
        String name = value.hasDebugName() ? value.debugNameBase().getString() : "";
        return name.matches(MADE_UP) ? "" : name;
    }

    private static boolean isA(String kind, JitNode node) {
        return node.kind().toQualString().getString().equals(kind);
    }

    /** Name of a part, its place if it has none. */
    String name(int place) {
        return place < names.size() && !names.get(place).isEmpty() ? names.get(place) : Integer.toString(place);
    }

    /** Naming of a part's own parts. */
    OutputNaming part(int place) {
        return place < parts.size() ? parts.get(place) : NONE;
    }
}
