/** Rules for posterior families. */
package org.teasel.conformance.posterior;
