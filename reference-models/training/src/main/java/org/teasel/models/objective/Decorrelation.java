package org.teasel.models.objective;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * How far a covariance C is from the identity.
 *
 * @param offDiagonal sum_{i != j} C_ij^2
 * @param diagonal sum_i (C_ii - 1)^2
 */
record Decorrelation(Tensor offDiagonal, Tensor diagonal) {

    static Decorrelation of(Tensor covariance) {
        Tensor diagonal = covariance.diagonal();
        return new Decorrelation(
                covariance.square().sum().sub(diagonal.square().sum()),
                diagonal.sub(new Scalar(1)).square().sum());
    }
}
