/** How the kit runs metrics: what scores them, and a slow evaluator of its own. */
package org.teasel.conformance.scoring;
