/** Checkpoints of the zoo, as people read of them. */
package org.teasel.cli.zoo;
