/**
 * Rules for metrics with a standard id: what each of them is, computed slowly from its definition, against what an
 * implementation gives. They see a metric as a {@link org.teasel.conformance.definition.Subject}.
 */
package org.teasel.conformance.definition;
