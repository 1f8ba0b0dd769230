/**
 * What encoders of any engine share. An engine implements {@link org.teasel.adapters.network.Network};
 * {@link org.teasel.adapters.network.NetworkEncoder} finds which of its outputs make the posterior, fits shapes, runs
 * batches and checks what comes out.
 */
package org.teasel.adapters.network;
