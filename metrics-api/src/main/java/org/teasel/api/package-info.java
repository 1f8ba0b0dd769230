/** What every part of Teasel shares: the refusal of bad input, progress, and the settings of a run. */
package org.teasel.api;
