package org.teasel.api.spi;

/**
 * A service that was found.
 *
 * @param id its identifier, unique at its door
 * @param service the service
 * @param artifact the module or file that it came from
 * @param <T> type of the service
 */
public record Plugin<T>(String id, T service, String artifact) {}
