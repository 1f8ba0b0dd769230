/** Rules for encoders. */
package org.teasel.conformance.encoder;
