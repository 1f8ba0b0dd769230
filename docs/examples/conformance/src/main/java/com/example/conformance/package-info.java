/** A metric and an encoder that the conformance kit certifies. */
package com.example.conformance;
