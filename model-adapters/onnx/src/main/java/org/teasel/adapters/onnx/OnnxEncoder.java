package org.teasel.adapters.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Observations;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.posterior.PosteriorParts;
import org.teasel.api.posterior.Posteriors;

/** An encoder in an ONNX file. */
final class OnnxEncoder implements Encoder {

    private static final int USUAL_BATCH = 256;

    private final Path file;
    private final OrtSession session;
    private final ModelInput input;
    private final Head head;
    private final int batch;
    private boolean closed;

    private OnnxEncoder(Path file, OrtSession session, ModelInput input, Head head, int batch) {
        this.file = file;
        this.session = session;
        this.input = input;
        this.head = head;
        this.batch = batch;
    }

    static OnnxEncoder open(Path file, OnnxOptions options) {
        int threads = options.threads().orElse(Runtime.getRuntime().availableProcessors());
        OrtSession session = Sessions.open(file, options.device(), threads);
        boolean opened = false;
        try {
            ModelInput input = input(session, options);
            Head head = HeadFinder.find(options, shapes(session.getOutputInfo()));
            OnnxEncoder encoder = new OnnxEncoder(file, session, input, head, batch(input, options));
            opened = true;
            return encoder;
        } catch (InvalidInputException e) {
            throw new InvalidInputException(file + ": " + e.getMessage(), e);
        } catch (OrtException e) {
            throw new InvalidInputException(file + " can't be read as an ONNX model: " + Sessions.tell(e), e);
        } finally {
            if (!opened) {
                close(session);
            }
        }
    }

    private static ModelInput input(OrtSession session, OnnxOptions options) throws OrtException {
        Map<String, NodeInfo> inputs = session.getInputInfo();
        Set<String> names = inputs.keySet();
        String name = options.input().orElseGet(() -> {
            if (names.size() != 1) {
                throw new InvalidInputException(
                        "the model has " + names.size() + " inputs " + String.join(", ", names) + ", expected one");
            }
            return names.iterator().next();
        });
        if (!names.contains(name)) {
            throw new InvalidInputException(
                    "the model has no input '" + name + "'; it has " + String.join(", ", names));
        }
        if (!(inputs.get(name).getInfo() instanceof TensorInfo tensor)) {
            throw new InvalidInputException("input '" + name + "' takes no tensor, expected a batch of observations");
        }
        return ModelInput.of(name, tensor);
    }

    private static Map<String, long[]> shapes(Map<String, NodeInfo> outputs) {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        outputs.forEach((name, node) -> {
            if (node.getInfo() instanceof TensorInfo tensor) {
                shapes.put(name, tensor.getShape());
            }
        });
        return shapes;
    }

    private static int batch(ModelInput input, OnnxOptions options) {
        int wanted = options.batch().orElse(input.fixedBatch().orElse(USUAL_BATCH));
        int run = input.fixedBatch().orElse(wanted);
        if (run != wanted) {
            throw new InvalidInputException(
                    "option batch is " + wanted + ", but the model takes " + run + " observations a run and no others");
        }
        return run;
    }

    @Override
    public String name() {
        return file.getFileName().toString().replaceFirst("(?i)\\.onnx$", "");
    }

    @Override
    public int batchSize() {
        return batch;
    }

    @Override
    public Posteriors encode(Observations observations) {
        try {
            long[] shape = input.fit(observations.shape());
            List<Posteriors> runs = new ArrayList<>();
            for (int from = 0; from < observations.size(); from += batch) {
                runs.add(run(observations, from, Math.min(batch, observations.size() - from), shape));
            }
            return PosteriorParts.of(runs);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(file + ": " + e.getMessage(), e);
        } catch (OrtException e) {
            throw new InvalidInputException(
                    file + " can't encode observations of the shape " + Arrays.toString(observations.shape()) + ": "
                            + Sessions.tell(e),
                    e);
        }
    }

    private Posteriors run(Observations observations, int from, int rows, long[] shape) throws OrtException {
        // A model with a fixed batch gets its last run filled up with zeros, whose posteriors nobody reads.
        int padded = input.fixedBatch().orElse(rows);
        int width = observations.width();
        float[] values = Arrays.copyOfRange(observations.values(), from * width, (from + padded) * width);
        try (OnnxTensor tensor = input.tensor(Sessions.environment(), values, padded, shape);
                OrtSession.Result result = session.run(Map.of(input.name(), tensor), head.outputs())) {
            return head.posteriors(new ModelOutputs(result, from, rows, padded));
        }
    }

    @Override
    public void close() {
        // The runtime's sessions refuse to be closed twice.
        if (!closed) {
            closed = true;
            close(session);
        }
    }

    private static void close(OrtSession session) {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime could not close a session", e);
        }
    }
}
