/** Reports for machines: {@code scores.json}, whose schema is docs/scores.schema.json. */
package org.teasel.cli.report.json;
