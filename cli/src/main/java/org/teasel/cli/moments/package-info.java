/** A small built-in encoder of images, so that there is something to score from the first minute on. */
package org.teasel.cli.moments;
