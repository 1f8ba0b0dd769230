/** From what the user named to a representation: encoders, data sets and posteriors. */
package org.teasel.cli.source;
