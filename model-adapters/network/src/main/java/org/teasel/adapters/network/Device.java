package org.teasel.adapters.network;

/** Where a network runs, for engines that have a choice. */
public enum Device {
    /** On a GPU if the engine has one and it works, else on the CPU. */
    AUTO,
    /** On the CPU. */
    CPU,
    /** On a GPU or not at all. */
    GPU
}
