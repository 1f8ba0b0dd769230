/** What providers of encoders and of data sets have in common: how they present themselves and how they refuse. */
package org.teasel.conformance.provider;
