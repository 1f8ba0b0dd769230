package org.teasel.adapters.torchscript;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.GenericDict;
import org.bytedeco.pytorch.GenericDictIterator;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.LongArrayRef;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.teasel.adapters.network.Tensor;
import org.teasel.adapters.network.TensorShape;
import org.teasel.api.InvalidInputException;

/** The tensors in what a method returned, by name: those of tuples, lists and dictionaries, also within each other. */
final class ScriptOutputs {

    /** Name of a lone tensor. */
    private static final String LONE = "0";

    private final Set<String> wanted;
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();

    private ScriptOutputs(Set<String> wanted) {
        this.wanted = wanted;
    }

    /**
     * Reads what a method returned.
     *
     * @param wanted names of the tensors to read; empty for all that hold numbers
     * @throws InvalidInputException if one of them isn't there or holds no numbers
     */
    static Map<String, Tensor> read(IValue returned, OutputNaming naming, Set<String> wanted) {
        ScriptOutputs outputs = new ScriptOutputs(wanted);
        if (returned.isTensor()) {
            outputs.take(LONE, returned);
        } else {
            outputs.collect("", returned, naming);
        }
        for (String name : wanted) {
            if (!outputs.tensors.containsKey(name)) {
                throw new InvalidInputException("the model returned no tensor '" + name + "' this time");
            }
        }
        if (outputs.tensors.isEmpty()) {
            throw new InvalidInputException("the model returned no tensor of numbers but a "
                    + returned.tagKind().getString() + ", expected a tensor, or a tuple, list or dictionary of such");
        }
        return outputs.tensors;
    }

    private void collect(String prefix, IValue value, OutputNaming naming) {
        if (value.isTuple()) {
            IValueVector parts = value.toTuple().elements().vec();
            for (int place = 0; place < parts.size(); place++) {
                add(prefix + naming.name(place), parts.get(place), naming.part(place));
            }
        } else if (value.isList()) {
            IValueVector parts = value.toList().vec();
            for (int place = 0; place < parts.size(); place++) {
                add(prefix + place, parts.get(place), naming.part(place));
            }
        } else if (value.isGenericDict()) {
            GenericDict dictionary = value.toGenericDict();
            GenericDictIterator end = dictionary.end();
            for (GenericDictIterator entry = dictionary.begin(); entry.notEquals(end); entry.increment()) {
                IValue key = entry.access().key();
                if (key.isString() || key.isInt()) {
                    String name = key.isString() ? key.toStringRef().getString() : Long.toString(key.toInt());
                    add(prefix + name, entry.access().value(), naming.part(Integer.MAX_VALUE));
                }
            }
        }
    }

    private void add(String name, IValue value, OutputNaming naming) {
        if (value.isTensor()) {
            take(name, value);
        } else {
            collect(name + ".", value, naming);
        }
    }

    private void take(String name, IValue value) {
        if (!wanted.isEmpty() && !wanted.contains(name)) {
            return;
        }
        org.bytedeco.pytorch.Tensor tensor = value.toTensor();
        ScalarType type = tensor.scalar_type().intern();
        boolean numbers = torch.isFloatingType(type) || torch.isIntegralType(type, false);
        if (tensor.defined() && numbers && !tensor.is_sparse()) {
            tensors.put(name, read(tensor, torch.isFloatingType(type)));
        } else if (!wanted.isEmpty()) {
            throw new InvalidInputException(
                    "output '" + name + "' has numbers of type " + type + ", expected floats or whole numbers");
        }
    }

    private static Tensor read(org.bytedeco.pytorch.Tensor tensor, boolean floating) {
        LongArrayRef sizes = tensor.sizes();
        long[] extents = new long[(int) sizes.size()];
        for (int axis = 0; axis < extents.length; axis++) {
            extents[axis] = sizes.at(axis);
        }
        TensorShape shape = TensorShape.of(extents);
        int count = shape.elements();
        ScalarType type = floating ? ScalarType.Double : ScalarType.Long;
        org.bytedeco.pytorch.Tensor here = tensor.to(new Device("cpu"), type).contiguous();
        if (floating) {
            double[] values = new double[count];
            new DoublePointer(here.data_ptr_double()).get(values);
            return Tensor.of(shape, values);
        }
        long[] values = new long[count];
        new LongPointer(here.data_ptr_long()).get(values);
        return Tensor.of(shape, values);
    }
}
