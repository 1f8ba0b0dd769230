package org.teasel.adapters.torchscript;

import org.bytedeco.pytorch.JitModule;

/**
 * A module that can run.
 *
 * @param module the module, to be closed
 * @param device LibTorch's name of the device that it is on
 */
record LoadedModule(JitModule module, String device) {}
