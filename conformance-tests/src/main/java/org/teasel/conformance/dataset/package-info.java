/** Rules for data sets. */
package org.teasel.conformance.dataset;
