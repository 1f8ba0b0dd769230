/** The {@code teasel} command. */
package org.teasel.cli;
