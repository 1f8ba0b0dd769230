/** The doors for plugins besides metrics, and their discovery. */
package org.teasel.api.spi;
