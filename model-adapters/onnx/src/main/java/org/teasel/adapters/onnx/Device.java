package org.teasel.adapters.onnx;

/** Where a model runs. */
enum Device {
    /** On a GPU if the runtime has one and it works, else on the CPU. */
    AUTO,
    /** On the CPU. */
    CPU,
    /** On a GPU or not at all. */
    GPU
}
