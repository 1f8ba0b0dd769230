/** LibTorch itself: its natives, its devices and its complaints, for all of Teasel that computes with it. */
package org.teasel.adapters.torchscript.engine;
