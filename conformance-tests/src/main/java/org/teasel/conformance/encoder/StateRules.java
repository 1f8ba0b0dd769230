package org.teasel.conformance.encoder;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.teasel.api.data.Observations;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.posterior.Posteriors;
import org.teasel.conformance.posterior.PosteriorContract;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Trial;
import org.teasel.conformance.rule.Violation;

/** Rules about what an encoder says of itself, remembers, and leaves behind. */
final class StateRules {

    static final List<Rule<EncoderCandidate>> ALL = List.of(
            Rule.<EncoderCandidate>must(
                            "encoder.name",
                            "an encoder has a name that is not blank, and likes batches of at least 1, before and after it"
                                    + " encodes")
                    .from("Encoder.name and Encoder.batchSize")
                    .brokenBy("a name that is null; a dynamic batch axis of -1 that is passed on")
                    .once(StateRules::name),
            Rule.<EncoderCandidate>must(
                            "encoder.latent-names",
                            "the names of the latents are none at all, or one a latent, all different")
                    .from("Encoder.latentNames")
                    .brokenBy("names of the outputs of a model, mean and variance, in place of the latents'")
                    .once(StateRules::latentNames),
            Rule.<EncoderCandidate>must(
                            "encoder.deterministic",
                            "an encoder returns the same posteriors each time, whatever it encoded in between, on any"
                                    + " thread")
                    .from("Encoder: must be deterministic")
                    .brokenBy(
                            "draws from the posterior in place of its mean; dropout; statistics of the data that run on;"
                                    + " state of a thread")
                    .once((candidate, trial) -> deterministic(candidate, false)),
            Rule.<EncoderCandidate>should("encoder.deterministic.bits", "an encoder returns the same bits each time")
                    .from("Encoder: must be deterministic")
                    .brokenBy("sums whose order depends on threads")
                    .once((candidate, trial) -> deterministic(candidate, true)),
            Rule.<EncoderCandidate>must(
                            "encoder.opened-again", "an encoder that is opened again returns the same posteriors")
                    .from("Encoder: must be deterministic")
                    .brokenBy("weights that are drawn at the start; a seed from the clock")
                    .once(StateRules::openedAgain),
            Rule.<EncoderCandidate>must(
                            "encoder.reads-only", "an encoder does not change the observations that it reads")
                    .from("Observations.values: only to be read")
                    .brokenBy("pixels that are scaled or centred in place")
                    .once(StateRules::readsOnly),
            Rule.<EncoderCandidate>must(
                            "encoder.keeps-results",
                            "posteriors that an encoder returned change neither with later batches nor when it is closed")
                    .from("Posteriors: implementations are immutable")
                    .brokenBy("a buffer of the encoder's that is used again; memory of a library that is freed")
                    .once(StateRules::keepsResults),
            Rule.<EncoderCandidate>must("encoder.close", "an encoder can be closed twice, and without having been used")
                    .from("AutoCloseable.close")
                    .brokenBy("memory that is freed twice")
                    .once(StateRules::close),
            Rule.<EncoderCandidate>must(
                            "encoder.posteriors",
                            "the posteriors that an encoder returns keep all rules about single posteriors")
                    .from("the rules for posterior families")
                    .brokenBy("a logarithm of the variance taken for the variance; a family of one's own that is wrong")
                    .once(StateRules::posteriors));

    private StateRules() {}

    private static void name(EncoderCandidate candidate, Trial trial) {
        try (Encoder encoder = candidate.encoders().get()) {
            String name = encoder.name();
            int batch = encoder.batchSize();
            encoder.encode(candidate.observations());
            if (name == null || name.isBlank() || !name.equals(encoder.name())) {
                throw new Violation("the name is '" + name + "' and later '" + encoder.name()
                        + "', expected one to call" + " it by");
            }
            if (batch < 1 || batch != encoder.batchSize()) {
                throw new Violation("the batch size is " + batch + " and later " + encoder.batchSize()
                        + ", expected at least 1 and always the same");
            }
        }
    }

    private static void latentNames(EncoderCandidate candidate, Trial trial) {
        try (Encoder encoder = candidate.encoders().get()) {
            List<String> names = encoder.latentNames();
            int latents = encoder.encode(candidate.observations()).latents();
            if (names == null || (!names.isEmpty() && names.size() != latents)) {
                throw new Violation("the names of the latents are " + names + ", expected " + latents + " or none");
            }
            if (new HashSet<>(names).size() != names.size() || names.stream().anyMatch(String::isBlank)) {
                throw new Violation("the names of the latents are " + names + ", expected different ones");
            }
        }
    }

    private static void deterministic(EncoderCandidate candidate, boolean bits) {
        Observations all = candidate.observations();
        try (Encoder encoder = candidate.encoders().get()) {
            Encoded first = Encoded.of(encoder, all);
            encoder.encode(Encoded.select(all, all.size() - 1));
            compare("when they are encoded again,", Encoded.of(encoder, all), first, bits);
            compare("on another thread", elsewhere(encoder, all), first, bits);
        }
    }

    private static void compare(String what, Encoded again, Encoded first, boolean bits) {
        if (bits) {
            again.requireSame(what, first);
        } else {
            again.requireClose(what, first, first);
        }
    }

    private static Encoded elsewhere(Encoder encoder, Observations observations) {
        FutureTask<Encoded> task = new FutureTask<>(() -> Encoded.of(encoder, observations));
        new Thread(task, "encoder").start();
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new Violation("on another thread it threw " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void openedAgain(EncoderCandidate candidate, Trial trial) {
        try (Encoder one = candidate.encoders().get();
                Encoder other = candidate.encoders().get()) {
            Encoded expected = Encoded.of(one, candidate.observations());
            Encoded.of(other, candidate.observations())
                    .requireClose("by an encoder that was opened again", expected, expected);
        }
    }

    private static void readsOnly(EncoderCandidate candidate, Trial trial) {
        Observations all = candidate.observations();
        Observations own = Encoded.select(all, BatchingRules.range(all.size()));
        try (Encoder encoder = candidate.encoders().get()) {
            Encoded.of(encoder, own);
            int changed = Arrays.mismatch(own.values(), all.values());
            if (changed >= 0) {
                throw new Violation("it changed pixel " + changed % all.width() + " of observation "
                        + changed / all.width() + " from " + all.values()[changed] + " to " + own.values()[changed]);
            }
        }
    }

    private static void keepsResults(EncoderCandidate candidate, Trial trial) {
        Observations all = candidate.observations();
        Posteriors kept;
        Encoded expected;
        try (Encoder encoder = candidate.encoders().get()) {
            kept = encoder.encode(all);
            expected = Encoded.of(kept, all.size());
            encoder.encode(Encoded.select(all, all.size() - 1));
            int[] backwards = new int[all.size()];
            Arrays.setAll(backwards, r -> all.size() - 1 - r);
            encoder.encode(Encoded.select(all, backwards));
            Encoded.of(kept, all.size()).requireSame("after it encoded other batches", expected);
        }
        Encoded.of(kept, all.size()).requireSame("after it was closed", expected);
    }

    private static void close(EncoderCandidate candidate, Trial trial) {
        Encoder unused = candidate.encoders().get();
        unused.close();
        unused.close();
        Encoder used = candidate.encoders().get();
        used.encode(candidate.observations());
        used.close();
        used.close();
    }

    private static void posteriors(EncoderCandidate candidate, Trial trial) {
        try (Encoder encoder = candidate.encoders().get()) {
            PosteriorContract.check(encoder.encode(candidate.observations()), trial);
        }
    }
}
