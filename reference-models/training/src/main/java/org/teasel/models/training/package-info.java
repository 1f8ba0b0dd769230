/**
 * Training: recipes, the loop, and checkpoints that it goes on from as if it had not been stopped. All random numbers
 * are functions of a seed and the step, so that the step is all there is to save of them.
 */
package org.teasel.models.training;
