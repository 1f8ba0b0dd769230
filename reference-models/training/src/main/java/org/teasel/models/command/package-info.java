/**
 * The tool {@code teasel-train}, which trains one model or a grid of them. It is found as a
 * {@link java.util.spi.ToolProvider}: the {@code teasel} command runs it without knowing LibTorch.
 */
package org.teasel.models.command;
