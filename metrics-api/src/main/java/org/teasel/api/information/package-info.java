/** The statistics that come with Teasel: their keys, and the values that they have. */
package org.teasel.api.information;
