package org.teasel.api.spi;

/**
 * A service that was announced and can't be used.
 *
 * @param door simple name of the service type
 * @param provider class that was announced, or what is known of it
 * @param artifact the module or file that announced it
 * @param cause what is wrong with it
 */
public record PluginFailure(String door, String provider, String artifact, String cause) {}
