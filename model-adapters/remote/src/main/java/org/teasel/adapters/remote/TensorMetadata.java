package org.teasel.adapters.remote;

import org.teasel.adapters.network.TensorShape;

/**
 * What a server says of an input or an output.
 *
 * @param name its name
 * @param datatype name of its data type
 * @param shape its shape, as far as the server says
 */
record TensorMetadata(String name, String datatype, TensorShape shape) {}
