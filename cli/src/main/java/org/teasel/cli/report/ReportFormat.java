package org.teasel.cli.report;

/** A way to write a report. */
public interface ReportFormat {

    /** Name of the file that it writes. */
    String fileName();

    /** The content of the file. */
    String render(Report report);
}
