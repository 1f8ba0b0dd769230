package org.teasel.adapters.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatienceTest {

    @Test
    void pausesDoubleUpToHalfAMinute() {
        List<Long> pauses = IntStream.rangeClosed(1, 9)
                .mapToObj(failures ->
                        Patience.afterFailures(failures, Duration.ZERO).toMillis())
                .toList();
        assertThat(pauses).containsExactly(250L, 500L, 1000L, 2000L, 4000L, 8000L, 16000L, 30000L, 30000L);
        assertThat(Patience.afterFailures(9_999_999, Duration.ZERO)).hasSeconds(30);
    }

    @ParameterizedTest
    @CsvSource({"1, 7, 7", "6, 7, 8", "1, 60, 60", "1, 61, 60", "1, 999999999, 60"})
    void theServersWishIsHeardUpToAMinute(int failures, long asked, long seconds) {
        assertThat(Patience.afterFailures(failures, Duration.ofSeconds(asked))).hasSeconds(seconds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12|12",
                "Wed, 21 Oct 2026 07:28:30 GMT|30",
                "Wed, 21 Oct 2026 07:27:30 GMT|0",
                "-5|0",
                "soon|0",
                "99999999999|0"
            })
    void wishesAreSecondsOrATime(String header, long seconds) {
        HttpHeaders headers = HttpHeaders.of(Map.of("Retry-After", List.of(header)), (name, value) -> true);
        assertThat(new Reply("GET /", 503, headers, new byte[0]).wait(Instant.parse("2026-10-21T07:28:00Z")))
                .hasSeconds(seconds);
    }
}
