/** The posteriors q(z given x) of observations: the interface, the families, and what a family is made of. */
package org.teasel.api.posterior;
