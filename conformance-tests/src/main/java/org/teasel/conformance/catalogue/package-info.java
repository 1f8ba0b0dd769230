/** All doors with all their rules, for listings. */
package org.teasel.conformance.catalogue;
