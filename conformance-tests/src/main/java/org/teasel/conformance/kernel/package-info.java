/** Rules for kernels. */
package org.teasel.conformance.kernel;
