package org.teasel.adapters.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.teasel.api.InvalidInputException;

/**
 * What a server answered.
 *
 * @param what what was asked of it, for messages
 * @param status HTTP status
 * @param headers headers
 * @param body body
 */
record Reply(String what, int status, HttpHeaders headers, byte[] body) {

    static final int OK = 200;

    private static final int REDIRECTS = 3;
    private static final int LONGEST_QUOTATION = 300;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** This answer, unless the server refused. */
    Reply requireOk() {
        if (status / 100 == REDIRECTS) {
            throw new InvalidInputException(what + " was redirected to "
                    + headers.firstValue("Location").map(Reply::quoted).orElse("nowhere")
                    + "; redirections are not followed, expected the address of the model itself");
        }
        if (status != OK) {
            throw new InvalidInputException(what + " was answered by " + tellStatus());
        }
        return this;
    }

    /** The status and what the server says of it. */
    String tellStatus() {
        String complaint = complaint();
        return "status " + status + (complaint.isEmpty() ? "" : ": " + complaint);
    }

    private String complaint() {
        try {
            String error = MAPPER.readTree(body).path("error").asText();
            if (!error.isEmpty()) {
                return quoted(error);
            }
        } catch (IOException e) {
            // It need not be JSON.
        }
        return quoted(new String(body, StandardCharsets.UTF_8));
    }

    /** A text of a server that may have any length and any characters. */
    private static String quoted(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() > LONGEST_QUOTATION ? line.substring(0, LONGEST_QUOTATION) + "..." : line;
    }

    /** The body as a document. */
    JsonNode document() {
        try {
            JsonNode document = MAPPER.readTree(body);
            if (document.isObject()) {
                return document;
            }
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(what + " was answered by no JSON document: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new InvalidInputException(what + " was answered by no JSON document: " + e.getMessage(), e);
        }
        throw new InvalidInputException(what + " was answered by '" + quoted(new String(body, StandardCharsets.UTF_8))
                + "', expected a JSON object");
    }

    /** How long the server asks to wait before it is asked again; nothing if it doesn't say. */
    Duration wait(Instant now) {
        String text = headers.firstValue("Retry-After").orElse("").strip();
        if (text.matches("[0-9]{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            Duration until = Duration.between(now, ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
            return until.isNegative() ? Duration.ZERO : until;
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }
}
