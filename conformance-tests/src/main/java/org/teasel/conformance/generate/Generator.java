package org.teasel.conformance.generate;

import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Makes random examples of something, and simpler ones of those that broke a rule.
 *
 * @param <E> type of an example, whose {@code toString} shows it to a person
 */
@FunctionalInterface
public interface Generator<E> {

    /** The greatest size that is asked for. */
    int GREATEST_SIZE = 100;

    /**
     * Makes an example, a function of its arguments alone.
     *
     * @param random the source of all that is random in it
     * @param size how large or odd it may be, 0 to {@link #GREATEST_SIZE}; runs begin with small examples
     */
    E generate(RandomGenerator random, int size);

    /** Examples that are simpler than one in some way, the greatest simplifications first; never the example itself. */
    default Stream<E> simpler(E example) {
        return Stream.empty();
    }

    /** Only the examples with a property; it should be a common one. */
    default Generator<E> where(Predicate<E> property) {
        Generator<E> all = this;
        return new Generator<>() {
            @Override
            public E generate(RandomGenerator random, int size) {
                E example = all.generate(random, size);
                while (!property.test(example)) {
                    example = all.generate(random, size);
                }
                return example;
            }

            @Override
            public Stream<E> simpler(E example) {
                return all.simpler(example).filter(property);
            }
        };
    }
}
