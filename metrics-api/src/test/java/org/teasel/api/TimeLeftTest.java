package org.teasel.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeLeftTest {

    private long nanos = 1_000_000_007L;
    private final TimeLeft left = new TimeLeft(() -> nanos);

    /** So many reports of some steps, each after so many seconds. */
    private void work(int reports, long steps, double seconds) {
        for (int r = 0; r < reports; r++) {
            nanos += (long) (seconds * 1e9);
            left.advance(steps);
        }
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    @ParameterizedTest
    @CsvSource({"0.01, 1000, 7", "0.05, 400, 1024", "0.5, 5000, 3", "20, 2000, 1"})
    void atAConstantRateItIsWithinFivePercent(double seconds, int reports, long steps) {
        left.begin("work", reports * steps);
        work(reports / 2, steps, seconds);
        double truth = (reports - reports / 2) * seconds;
        TimeLeft.Estimate estimate = left.estimate().orElseThrow();
        assertThat(seconds(estimate.least())).isBetween(0.95 * truth, truth);
        assertThat(seconds(estimate.most())).isBetween(truth, 1.05 * truth);
        assertThat(estimate.slower()).isFalse();
    }

    @Test
    void itSaysNothingOfWhatItCannotKnow() {
        assertThat(left.estimate()).isEmpty();
        left.begin("work", 1000);
        assertThat(left.estimate()).isEmpty();
        work(9, 1, 0.1);
        assertThat(left.estimate()).isEmpty();
        work(1, 1, 0.2);
        assertThat(left.estimate()).isPresent();
        left.begin("rare reports", 1000);
        work(3, 1, 10);
        assertThat(left.estimate()).isEmpty();
        left.end();
        assertThat(left.estimate()).isEmpty();
        left.advance(3);
        assertThat(left.estimate()).isEmpty();
        left.begin("nobody knows how much", 0);
        work(20, 1, 1);
        assertThat(left.estimate()).isEmpty();
    }

    @Test
    void aTaskStartsFromScratch() {
        left.begin("slow", 1000);
        work(500, 1, 3);
        left.begin("fast", 1000);
        work(500, 1, 0.01);
        assertThat(seconds(left.estimate().orElseThrow().most())).isBetween(5.0, 5.25);
    }

    @Test
    void slowerWorkIsToldAndBracketed() {
        left.begin("work", 10_000);
        work(4000, 1, 0.01);
        assertThat(left.estimate().orElseThrow().slower()).isFalse();
        work(400, 1, 0.1);
        TimeLeft.Estimate estimate = left.estimate().orElseThrow();
        assertThat(estimate.slower()).isTrue();
        assertThat(estimate.text()).endsWith(" left, slower now");
        // At the pace of late it takes 560 s; had it all gone on as it did on the whole, some 100 s.
        assertThat(seconds(estimate.least())).isBetween(90.0, 110.0);
        assertThat(seconds(estimate.most())).isBetween(530.0, 600.0);
    }

    @Test
    void itGrowsWhileNothingMoves() {
        left.begin("work", 1000);
        work(500, 1, 0.1);
        double before = seconds(left.estimate().orElseThrow().most());
        for (int minute = 0; minute < 5; minute++) {
            nanos += 60_000_000_000L;
            TimeLeft.Estimate estimate = left.estimate().orElseThrow();
            assertThat(seconds(estimate.most())).isGreaterThan(before);
            assertThat(estimate.slower()).isTrue();
            before = seconds(estimate.most());
        }
    }

    @Test
    void itIsNeverNegativeNorUpsideDownAndShrinksWhileWorkIsSteady() {
        SplittableRandom random = new SplittableRandom(3);
        for (int trial = 0; trial < 100; trial++) {
            left.begin("work", 1 + random.nextInt(3000));
            for (int report = 0; report < 1000; report++) {
                work(1, random.nextInt(5), random.nextInt(10) == 0 ? 30 * random.nextDouble() : random.nextDouble());
                Optional<TimeLeft.Estimate> estimate = left.estimate();
                estimate.ifPresent(e -> {
                    assertThat(e.least()).isGreaterThanOrEqualTo(Duration.ZERO);
                    assertThat(e.most()).isGreaterThanOrEqualTo(e.least());
                    assertThat(e.text()).doesNotContain("-").endsWith(e.slower() ? "now" : "left");
                });
            }
        }
        left.begin("steady", 1000);
        work(100, 1, 0.25);
        double before = Double.POSITIVE_INFINITY;
        for (int report = 0; report < 900; report++) {
            double most = seconds(left.estimate().orElseThrow().most());
            // Marks are some way apart, and so the recent past may begin a little earlier or later.
            assertThat(most).isLessThan(1.01 * before);
            before = most;
            work(1, 1, 0.25);
        }
        assertThat(left.estimate().orElseThrow().most()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, a few seconds",
        "3, 9, a few seconds",
        "11, 12, about 12 s",
        "38, 42, about 40 s",
        "100, 115, about 110 s",
        "2, 40, 2 to 40 s",
        "0.1, 40, up to 40 s",
        "125, 130, about 2 min",
        "130, 250, 2 to 4 min",
        "20, 1500, up to 25 min",
        "1700, 1800, about 30 min",
        "7000, 7100, about 120 min",
        "7000, 14500, 2 to 4 h",
        "90000, 91000, about 25 h"
    })
    void textHasTheDigitsItIsWorth(double least, double most, String expected) {
        TimeLeft.Estimate estimate = new TimeLeft.Estimate(
                Duration.ofNanos((long) (least * 1e9)), Duration.ofNanos((long) (most * 1e9)), false);
        assertThat(estimate.text()).isEqualTo(expected + " left");
    }
}
