/**
 * ONNX files as they are written: a graph is put together node by node and comes out in the wire format of Protocol
 * Buffers. Nothing here runs one.
 */
package org.teasel.adapters.onnx.file;
