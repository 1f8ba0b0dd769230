/** Encoders in TorchScript archives, run by LibTorch on the GPU where it has one. */
package org.teasel.adapters.torchscript;
