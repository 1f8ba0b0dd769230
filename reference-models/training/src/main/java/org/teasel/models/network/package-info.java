/**
 * The networks of the papers as plain data: layers, architectures, and weights by name. An engine builds a network from
 * them to train it, and a writer turns them into a file; neither is known here.
 */
package org.teasel.models.network;
