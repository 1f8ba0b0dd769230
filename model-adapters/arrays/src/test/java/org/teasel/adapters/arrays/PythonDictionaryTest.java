package org.teasel.adapters.arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PythonDictionaryTest {

    @Test
    void readsEveryKindOfValue() {
        assertThat(PythonDictionary.parse("{'a': 'x', \"b\": True, 'c': (), 'd': (1L, -2,), 'e': [('f', '<i4')], } \n"))
                .isEqualTo(Map.of(
                        "a", "x", "b", true, "c", List.of(), "d", List.of(1L, -2L), "e", List.of(List.of("f", "<i4"))));
        assertThat(PythonDictionary.parse(" { } ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{'a' 1}",
                "{'a': }",
                "{'a': 1 'b': 2}",
                "{,}",
                "{'a': (,)}",
                "{'a': Truth}",
                "{'a': nothing}",
                "{'a': 1.5}",
                "{'a': -}",
                "{'a': 'open}",
                "{'a': 'back\\\\slash'}",
                "{1: 2}",
                "{'a': 1}x",
                "{'a': 1000000000000000000000}",
                "{'a': 1, 'a': 1}"
            })
    void refusesTheRest(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> PythonDictionary.parse(text));
    }

    @Test
    void refusesDeepNestingBeforeTheStackEnds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PythonDictionary.parse("{'a': " + "(".repeat(60_000)))
                .withMessageContaining("inside each other");
    }
}
