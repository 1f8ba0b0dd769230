/** What a run found, the formats that it is written in, and the folder that it is written to. */
package org.teasel.cli.report;
