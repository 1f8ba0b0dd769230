/** Networks that learn: LibTorch's tensors built from architectures, on the CPU or a GPU, and Adam. */
package org.teasel.models.torch;
