/** Twins of the metric and the encoder, each with a mistake that is easily made and that the kit finds. */
package com.example.broken;
