/** Services that were found, as candidates for the rules of their doors, and what came of trying them. */
package org.teasel.cli.conform;
