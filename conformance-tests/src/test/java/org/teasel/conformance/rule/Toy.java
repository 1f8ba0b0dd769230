package org.teasel.conformance.rule;

import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.teasel.conformance.generate.Generator;

/**
 * A function of whole numbers on trial, by rules that a test makes up.
 *
 * @param function the implementation
 * @param rules the door's rules
 * @param declarations the rules that it does not keep
 */
public record Toy(IntUnaryOperator function, List<Rule<Toy>> rules, Declarations declarations)
        implements Candidate<Toy> {

    /** Numbers from 0 to 1000, simpler the smaller. */
    static final Generator<Integer> NUMBERS = new Generator<>() {
        @Override
        public Integer generate(RandomGenerator random, int size) {
            return random.nextInt(1 + 10 * size);
        }

        @Override
        public Stream<Integer> simpler(Integer number) {
            return IntStream.of(number / 2, number - 1)
                    .filter(less -> less >= 0 && less < number)
                    .boxed();
        }
    };

    @SafeVarargs
    @SuppressWarnings("varargs") // copied at once
    public static Toy of(IntUnaryOperator function, Rule<Toy>... rules) {
        return new Toy(function, List.of(rules), Declarations.NONE);
    }

    @Override
    public Toy declaring(String rule, String reason) {
        return new Toy(function, rules, declarations.and(rule, reason));
    }

    /** That the function gives less than a limit. */
    public static Rule<Toy> below(int limit) {
        return Rule.<Toy>must("toy.below-" + limit, "the function is below " + limit)
                .from("this test")
                .brokenBy("great numbers")
                .onExamples(100, NUMBERS, (toy, number, trial) -> requireBelow(limit, toy, number));
    }

    /** The same as a rule that can be declared away. */
    public static Rule<Toy> shouldBeBelow(int limit) {
        return Rule.<Toy>should("toy.below-" + limit, "the function is below " + limit)
                .from("this test")
                .brokenBy("great numbers")
                .onExamples(100, NUMBERS, (toy, number, trial) -> requireBelow(limit, toy, number));
    }

    /** A rule that is tried once. */
    public static Rule<Toy> once(String id, Check.Action<Toy> action) {
        return Rule.<Toy>must(id, "something holds")
                .from("this test")
                .brokenBy("chance")
                .once(action);
    }

    private static void requireBelow(int limit, Toy toy, int number) {
        int value = toy.function().applyAsInt(number);
        if (value >= limit) {
            throw new Violation("f(" + number + ") is " + value + ", expected less than " + limit);
        }
    }

    @Override
    public String name() {
        return "toy";
    }

    @Override
    public Toy self() {
        return this;
    }
}
