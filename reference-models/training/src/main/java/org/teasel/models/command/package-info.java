/**
 * The tool {@code teasel-train}, found as a {@link java.util.spi.ToolProvider}: the {@code teasel} command runs it
 * without knowing LibTorch.
 */
package org.teasel.models.command;
