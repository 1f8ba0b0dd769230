package org.teasel.conformance.rule;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Tries rules on a candidate. The same candidate, profile and seed give the same verdicts.
 *
 * @param profile how thorough to be
 * @param seed seed of all examples
 */
public record Examination(Profile profile, long seed) {

    /** Thorough enough to certify, with the seed that everyone uses. */
    public static final Examination STANDARD = new Examination(Profile.STANDARD, 0);

    /** Property that chooses the profile of {@link #ofSystem}: quick, standard or thorough. */
    public static final String PROFILE_PROPERTY = "teasel.conformance.profile";

    /** Property that chooses the seed of {@link #ofSystem}. */
    public static final String SEED_PROPERTY = "teasel.conformance.seed";

    /** As the system properties say; the standard one by default. */
    public static Examination ofSystem() {
        return new Examination(
                Profile.valueOf(System.getProperty(PROFILE_PROPERTY, "standard").toUpperCase(Locale.ROOT)),
                Long.getLong(SEED_PROPERTY, 0));
    }

    /** Tries all rules of a candidate's door, and the candidate's declarations. */
    public <C extends Candidate<C>> List<Finding> of(C candidate) {
        return rules(candidate).stream().map(rule -> of(candidate, rule)).toList();
    }

    /** The rules of a candidate's door and the one about its declarations. */
    public static <C extends Candidate<C>> List<Rule<C>> rules(C candidate) {
        return Stream.concat(candidate.rules().stream(), Stream.of(DeclarationRule.<C>rule()))
                .toList();
    }

    /** Tries a rule. */
    public <C extends Candidate<C>> Finding of(C candidate, Rule<C> rule) {
        long start = System.nanoTime();
        Tally tally = new Tally();
        String reason = candidate.declarations().reasons().get(rule.id());
        boolean declared = reason != null && rule.level() == Rule.Level.SHOULD;
        Verdict verdict = verdict(candidate, rule, !declared, tally);
        if (declared) {
            verdict = declared(reason, verdict);
        }
        return new Finding(rule, verdict, tally.comparisons, Duration.ofNanos(System.nanoTime() - start));
    }

    private Verdict declared(String reason, Verdict verdict) {
        if (verdict instanceof Verdict.Broken) {
            return new Verdict.NotApplicable("declared: " + reason);
        }
        // The few examples of a first look may miss what is declared.
        if (verdict instanceof Verdict.Held held && profile != Profile.QUICK) {
            return new Verdict.Broken(
                    "it is declared not to hold ('" + reason + "') and held on " + held.examples()
                            + " examples; take the declaration back",
                    "",
                    seed);
        }
        return verdict;
    }

    private <C extends Candidate<C>> Verdict verdict(C candidate, Rule<C> rule, boolean shrinking, Tally tally) {
        return guarded(() -> {
            Optional<String> reason = rule.inapplicable().apply(candidate);
            if (reason.isPresent()) {
                return new Verdict.NotApplicable(reason.get());
            }
            if (rule.check() instanceof Check.OnExamples<C, ?> check) {
                return new Search<C>(
                                profile, new SplittableRandom(seed ^ rule.id().hashCode()).nextLong(), shrinking, tally)
                        .run(candidate, check);
            }
            Check.Once<C> check = (Check.Once<C>) rule.check();
            Trial trial = new Trial(profile, seed);
            Attempt attempt = Attempt.of(() -> check.action().on(candidate, trial));
            tally.comparisons += trial.comparisons();
            return attempt.verdict(() -> "", seed);
        });
    }

    /** Runs on a thread of its own, so that a check that hangs costs one rule and not the run. */
    private Verdict guarded(Callable<Verdict> work) {
        FutureTask<Verdict> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "conformance");
        thread.setDaemon(true);
        thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        thread.start();
        try {
            return task.get(Profile.PATIENCE.multipliedBy(profile.examples(10)).toSeconds() / 10, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            return new Verdict.Broken("it did not answer in time: it hangs, or is far too slow", "", seed);
        } catch (ExecutionException e) {
            return Attempt.broken(e.getCause(), "", seed);
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            return new Verdict.NotApplicable("the run was interrupted");
        }
    }

    /** What a rule's tries add up to. */
    static final class Tally {
        int comparisons;
    }
}
