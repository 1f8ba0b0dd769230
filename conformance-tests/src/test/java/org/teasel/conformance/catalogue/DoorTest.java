package org.teasel.conformance.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.teasel.conformance.rule.Rule;

/** What every rule of every door looks like. */
class DoorTest {

    @ParameterizedTest
    @EnumSource
    void rulesAreWellFormed(Door door) {
        for (Rule<?> rule : door.rules()) {
            assertThat(rule.id())
                    .as("id")
                    .matches("(" + door.name().toLowerCase(Locale.ROOT) + "|" + subject(door)
                            + ")(\\.[a-z0-9]+(-[a-z0-9]+)*)+");
            assertThat(rule.statement())
                    .as("statement of " + rule.id())
                    .isEqualTo(rule.statement().strip())
                    .doesNotContain("\n", ". ")
                    .doesNotMatch(".*[.!;]")
                    // A capital begins a name or a formula, such as H(z) or TC, and never the sentence.
                    .doesNotMatch("(A|An|The|It|Every|Each|All|No|If|When|What) .*|[A-Z][a-z]+ [a-z].*")
                    .isNotBlank();
            assertThat(rule.source()).as("source of " + rule.id()).isNotBlank().doesNotEndWith(".");
            assertThat(rule.brokenBy())
                    .as("what breaks " + rule.id())
                    .isNotBlank()
                    .doesNotEndWith(".");
        }
    }

    /** What some rules of a door are about besides the door. */
    private static String subject(Door door) {
        return switch (door) {
            case METRIC -> "definition";
            case ESTIMATOR -> "theorem";
            default -> "none";
        };
    }

    @Test
    void noTwoRulesShareAnId() {
        assertThat(Arrays.stream(Door.values()).flatMap(door -> door.rules().stream()))
                .extracting(Rule::id)
                .doesNotHaveDuplicates();
    }
}
