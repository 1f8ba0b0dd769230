package org.teasel.adapters.nd4j;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.autodiff.samediff.serde.FlatBuffersMapper;
import org.nd4j.graph.FlatGraph;
import org.nd4j.graph.FlatNode;
import org.nd4j.graph.FlatProperties;
import org.nd4j.graph.FlatVariable;
import org.teasel.api.InvalidInputException;

/** Reads SameDiff graphs as {@link SameDiff#save} writes them, after a look at all that ND4J takes on trust. */
final class SameDiffFile {

    private SameDiffFile() {}

    static SameDiff read(Path file) {
        byte[] bytes = bytes(file);
        if (bytes.length > 2 && bytes[0] == 'P' && bytes[1] == 'K') {
            throw new InvalidInputException(
                    "it is a zip archive, expected a graph as SameDiff.save(file, false) of ND4J "
                            + Backend.VERSION
                            + " writes it; the .sdz archives of later versions must be loaded there and"
                            + " saved as .fb");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        FlatBufferCheck.requireWhole(buffer, FlatTable.GRAPH);
        return Backend.trying("read it as a SameDiff graph", () -> {
            requireSound(FlatGraph.getRootAsFlatGraph(buffer));
            buffer.rewind();
            return SameDiff.fromFlatBuffers(buffer, false);
        });
    }

    private static byte[] bytes(Path file) {
        if (!Files.exists(file)) {
            throw new InvalidInputException("it doesn't exist, expected a SameDiff graph");
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new InvalidInputException("it is no file that can be read, expected a SameDiff graph");
        }
        try {
            long size = Files.size(file);
            if (size > Integer.MAX_VALUE - 8) {
                throw new InvalidInputException("it has " + size + " bytes, and ND4J reads at most 2 GiB");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new InvalidInputException("it can't be read: " + e.getMessage(), e);
        }
    }

    private static void requireSound(FlatGraph graph) {
        Set<String> names = new HashSet<>();
        for (int v = 0; v < graph.variablesLength(); v++) {
            FlatVariable variable = graph.variables(v);
            String name = variable.name();
            if (name == null || variable.id() == null || !names.add(name)) {
                throw new InvalidInputException(
                        "it is damaged: variable " + v + " has the name '" + name + "', expected one of its own");
            }
            FlatBuffersMapper.getDataTypeFromByte(variable.dtype());
            if (variable.variabletype() < 0 || variable.variabletype() >= VariableType.values().length) {
                throw new InvalidInputException(
                        "it is damaged: variable '" + name + "' is of the unknown kind " + variable.variabletype());
            }
            FlatArrayCheck.require(variable.ndarray(), "variable '" + name + "'");
            if (variable.ndarray() != null && variable.ndarray().dtype() != variable.dtype()) {
                throw new InvalidInputException(
                        "it is damaged: variable '" + name + "' and its numbers differ in type");
            }
        }
        for (int n = 0; n < graph.nodesLength(); n++) {
            FlatNode node = graph.nodes(n);
            String where = "operation '" + node.name() + "'";
            FlatArrayCheck.require(node.scalar(), where);
            for (int p = 0; p < node.propertiesLength(); p++) {
                FlatProperties property = node.properties(p);
                for (int a = 0; a < property.aLength(); a++) {
                    FlatArrayCheck.require(property.a(a), where);
                }
            }
        }
        if (graph.trainingConfig() != null) {
            ConfigurationTypes.requireKnown(graph.trainingConfig(), "its training configuration");
        }
    }
}
