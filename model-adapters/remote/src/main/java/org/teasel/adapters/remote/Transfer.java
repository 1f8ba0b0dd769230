package org.teasel.adapters.remote;

/** How numbers travel. */
enum Transfer {
    /** By the binary extension if the server says that it has it, else as JSON. */
    AUTO,
    /** As decimals in JSON, which every server reads. */
    JSON,
    /** By the binary extension. */
    BINARY
}
