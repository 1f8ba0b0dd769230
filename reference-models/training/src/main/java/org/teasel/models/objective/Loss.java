package org.teasel.models.objective;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * What is minimised, and what it is made of.
 *
 * @param total a scalar with gradients
 * @param terms scalars by name, as they are before they are weighted
 */
public record Loss(Tensor total, Map<String, Tensor> terms) {

    /** The reconstruction error alone. */
    static Loss of(Tensor reconstruction) {
        return of("reconstruction", reconstruction);
    }

    /** One term alone. */
    static Loss of(String name, Tensor term) {
        return new Loss(term, Map.of()).with(name, term);
    }

    /** This plus a weighted term. */
    Loss plus(String name, double weight, Tensor term) {
        return new Loss(total.add(term.mul(new Scalar(weight))), terms).with(name, term);
    }

    /** The same with a term to look at. */
    Loss with(String name, Tensor term) {
        Map<String, Tensor> more = new LinkedHashMap<>(terms);
        more.put(name, term);
        return new Loss(total, more);
    }
}
