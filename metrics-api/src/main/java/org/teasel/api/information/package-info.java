/**
 * The statistics that come with Teasel: their keys, and the values that they have. All metrics share a value, so its
 * arrays are only to be read.
 */
package org.teasel.api.information;
