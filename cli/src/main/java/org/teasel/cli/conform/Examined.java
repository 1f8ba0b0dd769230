package org.teasel.cli.conform;

import org.teasel.conformance.rule.Report;

/**
 * A service and what came of trying it.
 *
 * @param service the service
 * @param report one finding a rule
 */
public record Examined(OnTrial service, Report report) {}
