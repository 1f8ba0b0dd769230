/**
 * Trained networks as ONNX files. A file is published only after ONNX Runtime has given what the network itself gives.
 */
package org.teasel.models.onnx;
