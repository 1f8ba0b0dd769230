package org.teasel.models.training;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.teasel.api.InvalidInputException;
import org.teasel.estimators.snapshot.CheckedFile;
import org.teasel.models.network.Architecture;
import org.teasel.models.network.Weights;

/**
 * All there is to go on from. Random numbers need no more than the step, as they are functions of it.
 *
 * @param step steps made
 * @param state the number that the objective carries
 * @param learners weights and moments of all networks, by name
 */
record Checkpoint(long step, double state, Map<String, State> learners) {

    private static final String KIND = "teasel training 1";

    /**
     * What a network and its optimiser are.
     *
     * @param weights the weights by the names of parameters
     * @param moments Adam's
     */
    record State(Map<String, float[]> weights, Map<String, float[]> moments) {}

    Weights weights(String learner, Architecture architecture) {
        return Weights.of(architecture, learners.get(learner).weights());
    }

    Map<String, float[]> moments(String learner) {
        return learners.get(learner).moments();
    }

    /**
     * Puts this in the place of the file's content: the file is there as a whole, old or new, at any time.
     *
     * @param plan what was trained, in words that another training would not have
     */
    void write(Path file, String plan) throws IOException {
        new CheckedFile(file)
                .write(
                        out -> write(out, plan),
                        (part, path) -> Files.move(
                                part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING));
    }

    private void write(DataOutputStream out, String plan) throws IOException {
        text(out, KIND);
        text(out, plan);
        out.writeLong(step);
        out.writeDouble(state);
        out.writeInt(learners.size());
        for (Map.Entry<String, State> learner : learners.entrySet()) {
            text(out, learner.getKey());
            arrays(out, learner.getValue().weights());
            arrays(out, learner.getValue().moments());
        }
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void arrays(DataOutputStream out, Map<String, float[]> arrays) throws IOException {
        out.writeInt(arrays.size());
        for (Map.Entry<String, float[]> array : arrays.entrySet()) {
            text(out, array.getKey());
            out.writeInt(array.getValue().length);
            for (float value : array.getValue()) {
                out.writeFloat(value);
            }
        }
    }

    /**
     * Reads a file.
     *
     * @param plan what is to be trained
     * @throws InvalidInputException if the file is no checkpoint, is damaged or is one of another plan
     */
    static Checkpoint read(Path file, String plan) throws IOException {
        Checkpoint[] read = new Checkpoint[1];
        new CheckedFile(file).read(in -> {
            if (!KIND.equals(text(in))) {
                throw new InvalidInputException(file + " is no checkpoint of a training, or one of another version");
            }
            String found = text(in);
            if (!plan.equals(found)) {
                throw new InvalidInputException(file + " is of another training, expected one of " + plan
                        + ", found one of " + found + "; train into another folder");
            }
            read[0] = read(in);
        });
        return read[0];
    }

    private static Checkpoint read(DataInputStream in) throws IOException {
        long step = in.readLong();
        double state = in.readDouble();
        Map<String, State> learners = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            learners.put(text(in), new State(arrays(in), arrays(in)));
        }
        return new Checkpoint(step, state, learners);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    private static Map<String, float[]> arrays(DataInputStream in) throws IOException {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            String name = text(in);
            float[] values = new float[in.readInt()];
            for (int k = 0; k < values.length; k++) {
                values[k] = in.readFloat();
            }
            arrays.put(name, values);
        }
        return arrays;
    }
}
