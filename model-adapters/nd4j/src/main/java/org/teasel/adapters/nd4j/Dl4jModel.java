package org.teasel.adapters.nd4j;

import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.teasel.adapters.network.TensorShape;

/** What the two kinds of DL4J's networks have in common. */
sealed interface Dl4jModel permits Dl4jLayers, Dl4jGraph {

    /** Names of the inputs. */
    List<String> inputs();

    /** Shape of the input, the batch first, as far as the first layer says. */
    TensorShape input();

    /** Type of all numbers. */
    DataType type();

    /** Names of the outputs and their shapes, as far as they are known. */
    Map<String, TensorShape> outputs();

    /** What the network makes of a batch, by the names of the outputs. */
    Map<String, INDArray> run(INDArray input);
}
