/** Plug-in entropies and informations of latents that were cut in bins. */
package org.teasel.estimators.quantised;
