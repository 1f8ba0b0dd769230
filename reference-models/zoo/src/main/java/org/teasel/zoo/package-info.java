/**
 * Trained checkpoints of the reference models, read by name: the encoder provider {@code zoo}, and {@link
 * org.teasel.zoo.Zoo} to list them with their cards. How they were trained is in {@code reference-models/zoo/models}.
 */
package org.teasel.zoo;
