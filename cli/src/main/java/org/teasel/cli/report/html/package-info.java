/** Reports as one page for the browser, with pictures, that needs nothing from elsewhere. */
package org.teasel.cli.report.html;
