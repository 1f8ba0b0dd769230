/** Encoders: from observations to posteriors. */
package org.teasel.api.encoder;
