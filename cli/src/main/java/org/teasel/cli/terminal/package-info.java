/** What a person at a terminal sees: tables and progress. */
package org.teasel.cli.terminal;
