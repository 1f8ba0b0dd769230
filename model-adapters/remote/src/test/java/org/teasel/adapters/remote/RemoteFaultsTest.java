package org.teasel.adapters.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Observations;
import org.teasel.api.encoder.Encoder;

/** A server that goes wrong: asked again where that can help, else refused in words, soon and in little memory. */
class RemoteFaultsTest {

    private static final Observations IMAGES = LinearModel.images(5);

    private static ServerProcess server;

    @BeforeAll
    static void start() {
        server = ServerProcess.start("binary");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Encoder open(Map<String, String> options) {
        return new RemoteEncoderProvider().open(server.model(), options);
    }

    private static void requireRefusal(Map<String, String> options, String fault, String... words) {
        try (Encoder encoder = open(options)) {
            server.faults("infer " + fault);
            assertThatThrownBy(() -> encoder.encode(IMAGES))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining(server.model() + ": ")
                    .hasMessageContainingAll(words);
            // The server is well again, and so is the encoder.
            assertThat(encoder.encode(IMAGES).size()).isEqualTo(IMAGES.size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"429", "502", "503 {\"error\": \"busy\"}", "504", "wait 1", "close", "truncate"})
    void whatPassesIsBorneWith(String fault) {
        try (Encoder encoder = open(Map.of())) {
            server.log();
            server.faults("infer " + fault, "infer " + fault);
            assertThat(encoder.encode(IMAGES).size()).isEqualTo(IMAGES.size());
            assertThat(server.log()).filteredOn("infer"::equals).hasSize(3);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400 {\"error\": \"batch too large\"}, status 400: batch too large",
        "404, status 404",
        "500 {\"error\": \"out of memory\"}, status 500: out of memory",
        "500 <b>no JSON</b>, status 500: <b>no JSON</b>",
        "long-error, status 500: no no no no",
        "redirect http://elsewhere.invalid/v2, redirected to http://elsewhere.invalid/v2; redirections are not followed"
    })
    void whatDoesNotPassIsToldAtOnce(String fault, String words) {
        try (Encoder encoder = open(Map.of())) {
            server.log();
            server.faults("infer " + fault);
            assertThatThrownBy(() -> encoder.encode(IMAGES))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining(server.model() + ": POST /v2/models/linear/infer was ")
                    .hasMessageContaining(words)
                    .message()
                    .hasSizeLessThan(600);
            assertThat(server.log()).filteredOn("infer"::equals).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"endless", "huge"})
    void answersThatGoOnAreHungUpOn(String fault) {
        requireRefusal(Map.of(), fault, "was answered by more than", "bytes, the most that is expected of it");
    }

    @ParameterizedTest
    @CsvSource({"endless, 65536", "drip, 1", "long-error, 3000"})
    void theConnectionOfAnEndlessAnswerIsClosed(String fault, int chunk) throws InterruptedException {
        try (Encoder encoder = open(Map.of("timeout", "1"))) {
            server.faults("infer " + fault);
            assertThatThrownBy(() -> encoder.encode(IMAGES)).isInstanceOf(InvalidInputException.class);
            // The server finds out when it writes the next time.
            List<String> log = new ArrayList<>();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (!log.contains("hung up after chunks of " + chunk)) {
                assertThat(System.nanoTime()).as("log of the server: %s", log).isLessThan(end);
                Thread.sleep(20);
                log.addAll(server.log());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"drip", "stall"})
    void answersThatTakeTooLongAreHungUpOn(String fault) {
        requireRefusal(Map.of("timeout", "1"), fault, "was not answered in full within 1 s; option timeout");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text garbage|the answer is no JSON document",
                "text {\"outputs\": [|the answer is no JSON document",
                "text []|the answer is no JSON object",
                "text {} {}|the answer goes on behind its JSON document",
                "text {}|did not give the output 'mean'",
                "text {\"outputs\": 3}|'outputs' of the answer is no list",
                "text {\"outputs\": [3]}|an output of the answer is no object",
                "text {\"outputs\": [{}]}|an output of the answer has no name",
                "edit nan|output 'mean', row 1 of the batch, latent 2: NaN, expected a finite number",
                "edit null|output 'mean', number 5: 'null', expected a number",
                "edit missing|did not give the output 'mean'",
                "edit twice|output 'mean' is given twice",
                "edit shape|output 'mean': a tensor of the shape [5, 2] has 15 numbers, expected 10",
                "edit rows|output 'mean': a tensor of the shape [1, 9] has 15 numbers, expected 9",
                "edit extent|an extent that is no whole number",
                "edit datatype|output 'mean' has the datatype 'BYTES', expected numbers",
                "edit no-data|output 'mean' has no data",
                "edit size|has 0 bytes behind its JSON document, expected 13"
            })
    void wrongAnswersInJson(String fault, String words) {
        requireRefusal(Map.of("transfer", "json"), fault, words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text garbage|the answer is no JSON document",
                "edit missing|bytes behind its JSON document, expected 120",
                "edit shape|output 'mean': a tensor of the shape [5, 2] has 15 numbers, expected 10",
                "edit size|bytes behind its JSON document, expected 133",
                "edit datatype|output 'mean' has the datatype 'BYTES', expected numbers"
            })
    void wrongAnswersInBinary(String fault, String words) {
        requireRefusal(Map.of("transfer", "binary"), fault, words);
    }

    @Test
    void modelsAreNotMixed() {
        try (Encoder encoder = open(Map.of("transfer", "json", "batch", "2"))) {
            server.faults("infer none", "infer edit version");
            assertThatThrownBy(() -> encoder.encode(IMAGES))
                    .hasMessageContaining("version '2' of the model answered, and '1' before; expected one, as"
                            + " /versions/1 in the address asks for");
        }
    }

    @Test
    void theServerSaysWhatItCannotTake() {
        try (Encoder encoder = open(Map.of("batch", "100000"))) {
            assertThatThrownBy(() -> encoder.encode(LinearModel.images(10_000)))
                    .hasMessageContaining("status 400: unexpected shape, datatype or size of the inputs");
        }
    }

    @Test
    void observationsThatJsonCannotTellAreNamed() {
        Observations holed = Observations.of(
                new int[] {1, 2, 4}, new float[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Float.NaN, 0, 0, 0, 0});
        try (Encoder encoder = open(Map.of("transfer", "json"))) {
            assertThatThrownBy(() -> encoder.encode(holed))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("observation 1 of the run, number 3: NaN, expected a finite number");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ready 400|the server is not ready: GET /v2/health/ready was answered by status 400",
                "ready text {\"ready\": false}|the server is not ready: GET /v2/health/ready was answered by status 200",
                "ready truncate|the server can't be reached",
                "ready endless|GET /v2/health/ready was answered by more than 1048576 bytes",
                "metadata 500 {\"error\": \"lost\"}|GET /v2/models/linear was answered by status 500: lost",
                "metadata 404|GET /v2/models/linear was answered by status 404",
                "metadata text nothing|was answered by no JSON document",
                "metadata text 7|was answered by '7', expected a JSON object",
                "metadata text {\"inputs\": {}}|the metadata's inputs are no list",
                "metadata text {\"outputs\": [{}]}|the metadata's outputs have one without a name",
                "metadata text {\"inputs\": [{\"name\": \"a\", \"shape\": [-1, 0.5]}]}|shape of 'a' has the extent 0.5",
                "metadata text {\"inputs\": [{\"name\": \"a\", \"shape\": [-1, 2], \"datatype\": \"UINT8\"}]}|input 'a'"
                        + " takes 'UINT8', expected FP32 or FP64",
                "metadata redirect /v3|was redirected to /v3",
                "server text [|GET /v2 was answered by no JSON document"
            })
    void serversThatCannotBeUsedAreRefusedWhenTheyAreOpened(String fault, String words) {
        server.faults(fault);
        assertThatThrownBy(() -> open(Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(server.model() + ": ")
                .hasMessageContaining(words);
        open(Map.of()).close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ready 404", "server 404", "ready 503", "metadata 503", "metadata close"})
    void serversThatLackSomethingOrAreBusyAreOpened(String fault) {
        server.faults(fault);
        try (Encoder encoder = open(Map.of())) {
            assertThat(encoder.encode(IMAGES).size()).isEqualTo(IMAGES.size());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "host",
                "http://",
                "http:///v2/models/m",
                "http://host/v1/models/m",
                "http://host/v2/models/",
                "http://host/v2/models/m/infer",
                "http://user:secret@host/v2/models/m",
                "http://host/v2/models/m?x=1",
                "http://host/v2/models/a b",
                "http://[half/v2/models/m",
                "http://host/v2/models/%zz",
                "http://host:99999999999/v2/models/m",
                "http://host_name/v2/models/m",
                "ftp://host/v2/models/m"
            })
    void addressesThatAreNoneAreRefused(String reference) {
        assertThatThrownBy(() -> new RemoteEncoderProvider().open(reference, Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("'" + reference + "'", "http://host:8000/v2/models/NAME");
    }

    @Test
    void unknownHostsAndOtherProtocolsAreTold() {
        assertThatThrownBy(() -> new RemoteEncoderProvider().open("http://no-such-host.invalid/v2/models/m", Map.of()))
                .hasMessageContaining("the server can't be reached: its host is unknown");
        assertThatThrownBy(() -> new RemoteEncoderProvider()
                        .open(server.model().replace("http:", "https:"), Map.of("connect-timeout", "1")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the server can't be reached");
    }

    @Test
    void optionsAreChecked() {
        requireRefusedOption("transfer", "pigeon", "option transfer is 'pigeon', expected auto, json or binary");
        requireRefusedOption("timeout", "0", "option timeout is '0'");
        requireRefusedOption("device", "cpu", "remote has no option 'device'; it has batch, ");
    }

    private static void requireRefusedOption(String name, String value, String words) {
        assertThatThrownBy(() -> open(Map.of(name, value)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(words);
    }
}
