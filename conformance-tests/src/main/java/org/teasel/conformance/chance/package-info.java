/**
 * Comparisons of random figures with known ones: none accuses a right implementation with more than a stated
 * probability, and each knows the smallest error that it surely finds.
 */
package org.teasel.conformance.chance;
