/** Encoders, from observations to posteriors, and decoders, from points of the latent space back to observations. */
package org.teasel.api.encoder;
