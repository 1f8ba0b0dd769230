package org.teasel.models.objective;

import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.teasel.api.InvalidInputException;

/**
 * E[-log p(x given z)] + KL + beta TC + eta tr(E Cov(z given x)), with tr(E Cov(z given x)) = sum_i E s_i^2 and the total
 * correlation of {@link FactorVae} (RTC-VAE, Eqs. 4 and 5). Eta begins at max(10, beta); it is multiplied by 1.2 as
 * long as the trace is above 0.04, and counts as 0 in steps in which it is below 0.01 (sections 3 and 5).
 *
 * <p>The paper doesn't say how often eta is multiplied, nor how it comes back from 0. Here it is every so many steps,
 * and eta is only left out, never lost.
 *
 * @param beta weight of the total correlation
 * @param interval steps from one multiplication to the next
 */
public record RtcVae(double beta, long interval) implements Objective {

    private static final double LEAST_TRACE = 0.01;
    private static final double MOST_TRACE = 0.04;
    private static final double GROWTH = 1.2;
    private static final double LEAST_ETA = 10;
    private static final String TRACE = "variance";

    public RtcVae {
        Objective.requireWeight("beta", beta);
        if (interval < 1) {
            throw new InvalidInputException("eta changes every " + interval + " steps, expected 1 or more");
        }
    }

    @Override
    public String id() {
        return "rtc-vae";
    }

    @Override
    public Optional<Contrast> contrast() {
        return Optional.of(Contrast.PERMUTED);
    }

    @Override
    public double state() {
        return Math.max(LEAST_ETA, beta);
    }

    @Override
    public double next(double state, Map<String, Double> terms, long step) {
        return (step + 1) % interval == 0 && terms.get(TRACE) > MOST_TRACE ? GROWTH * state : state;
    }

    @Override
    public Loss loss(Pass pass) {
        Tensor trace = pass.codes().variance();
        double eta = trace.item_double() < LEAST_TRACE ? 0 : pass.state();
        return Loss.of(pass.reconstruction())
                .plus("kl", 1, pass.codes().kl())
                .plus("tc", beta, pass.requiredLogits().mean())
                .plus(TRACE, eta, trace);
    }
}
