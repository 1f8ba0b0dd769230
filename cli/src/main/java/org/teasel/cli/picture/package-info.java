/** Pictures of what a representation holds, drawn by its decoder. */
package org.teasel.cli.picture;
