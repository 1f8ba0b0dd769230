/** Encoders in ONNX files, run by ONNX Runtime on the GPU where the runtime has one. */
package org.teasel.adapters.onnx;
