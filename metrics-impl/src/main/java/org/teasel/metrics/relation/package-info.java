/** How latents relate to factors, to the observation and to each other: what metrics of every kind share. */
package org.teasel.metrics.relation;
