package org.teasel.conformance.encoder;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Observations;
import org.teasel.api.encoder.Encoder;
import org.teasel.conformance.provider.Refusal;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Trial;
import org.teasel.conformance.rule.Violation;

/** Rules about input that can't be encoded. */
final class InputRules {

    static final List<Rule<EncoderCandidate>> ALL = List.of(
            Rule.<EncoderCandidate>must(
                            "encoder.input.shape",
                            "observations of a shape that the encoder can't read are refused by an InvalidInputException"
                                    + " that names their shape")
                    .from("Encoder.encode")
                    .brokenBy(
                            "observations cut or filled up to the right width; the exception of a library or of an array"
                                    + " passed on")
                    .once((candidate, trial) -> wrongShape(candidate, false)),
            Rule.<EncoderCandidate>should(
                            "encoder.input.shape-expected",
                            "the refusal of a shape names the shape that was expected, or how many numbers")
                    .from("InvalidInputException: and what was expected")
                    .brokenBy("a message about what was wrong only")
                    .once((candidate, trial) -> wrongShape(candidate, true)),
            Rule.<EncoderCandidate>must(
                            "encoder.input.not-finite",
                            "pixels that are NaN or infinite are refused by an InvalidInputException, or give posteriors"
                                    + " with finite moments")
                    .from("InvalidInputException; Posteriors.mean and Posteriors.covariance")
                    .brokenBy("NaN passed on as a mean or a variance")
                    .once(InputRules::notFinite),
            Rule.<EncoderCandidate>must(
                            "encoder.input.moments", "means and covariances are finite and variances are not negative")
                    .from("Posteriors.mean and Posteriors.covariance")
                    .brokenBy("a logarithm of the variance that is returned as the variance, or overflows")
                    .once(InputRules::moments));

    private InputRules() {}

    /** One axis, longer by one than all of an observation: whatever an encoder does with axes, this is no observation. */
    private static void wrongShape(EncoderCandidate candidate, boolean named) {
        Observations all = candidate.observations();
        int width = all.width() + 1;
        Observations wrong = Observations.of(new int[] {width}, new float[2 * width]);
        String what = "a batch of the shape " + Arrays.toString(wrong.shape()) + " in place of "
                + Arrays.toString(all.shape());
        try (Encoder encoder = candidate.encoders().get()) {
            String message = Refusal.require(what, () -> encoder.encode(wrong), named ? "" : Integer.toString(width));
            if (named && !namesShape(message, all)) {
                throw new Violation(what + " was refused by the message '" + message
                        + "', expected one that names each extent of the shape, or their product " + all.width());
            }
        }
    }

    /** An encoder of vectors knows how many numbers it takes, and no axes. */
    private static boolean namesShape(String message, Observations observations) {
        return IntStream.of(observations.shape()).allMatch(extent -> message.contains(Integer.toString(extent)))
                || message.contains(Integer.toString(observations.width()));
    }

    private static void notFinite(EncoderCandidate candidate, Trial trial) {
        Observations all = candidate.observations();
        try (Encoder encoder = candidate.encoders().get()) {
            for (float pixel : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
                Observations bad = Encoded.select(all, BatchingRules.range(all.size()));
                bad.values()[trial.random().nextInt(bad.values().length)] = pixel;
                try {
                    requireFinite("with a pixel that is " + pixel, Encoded.of(encoder, bad));
                } catch (InvalidInputException refused) {
                    // As it may be.
                }
            }
        }
    }

    private static void moments(EncoderCandidate candidate, Trial trial) {
        try (Encoder encoder = candidate.encoders().get()) {
            Encoded encoded = Encoded.of(encoder, candidate.observations());
            requireFinite("", encoded);
            for (double[][] covariance : encoded.covariances()) {
                for (int i = 0; i < covariance.length; i++) {
                    if (covariance[i][i] < 0) {
                        throw new Violation(
                                "a variance of z" + i + " is " + covariance[i][i] + ", expected at least 0");
                    }
                }
            }
        }
    }

    private static void requireFinite(String when, Encoded encoded) {
        for (int row = 0; row < encoded.means().length; row++) {
            for (int i = 0; i < encoded.latents(); i++) {
                double mean = encoded.means()[row][i];
                double[] covariances = encoded.covariances()[row][i];
                if (!Double.isFinite(mean) || !Arrays.stream(covariances).allMatch(Double::isFinite)) {
                    throw new Violation((when + " the mean of z" + i + " in row " + row + " is " + mean
                                    + " and its covariances are " + Arrays.toString(covariances)
                                    + ", expected finite numbers")
                            .strip());
                }
            }
        }
    }
}
