/**
 * Encoders that servers run, asked by version 2 of the open inference protocol over HTTP, which KServe, Triton, OpenVINO
 * Model Server and MLServer speak.
 */
package org.teasel.adapters.remote;
