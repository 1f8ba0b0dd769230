/** Plugins from the user's own folders, and a fence around what plugins do. */
package org.teasel.cli.plugin;
