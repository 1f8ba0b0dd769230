/** Reports as Markdown, to be pasted where people talk. */
package org.teasel.cli.report.markdown;
