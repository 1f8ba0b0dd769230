package org.teasel.adapters.remote;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.teasel.conformance.ConformanceTest;
import org.teasel.conformance.encoder.EncoderCandidate;
import org.teasel.conformance.encoder.EncoderProviderCandidate;
import org.teasel.conformance.rule.Candidate;

/** Encoders that a server runs keep every rule: by JSON, in binary, in small runs, and of a server that says little. */
class RemoteConformanceTest extends ConformanceTest {

    private static ServerProcess server;
    private static ServerProcess silent;

    @BeforeAll
    static void start() {
        server = ServerProcess.start("binary");
        silent = ServerProcess.start("silent");
    }

    @AfterAll
    static void stop() {
        server.close();
        silent.close();
    }

    @Override
    protected Stream<Candidate<?>> candidates() {
        return Stream.of(
                encoder("json", server, Map.of("transfer", "json")),
                encoder("binary", server, Map.of("transfer", "binary")),
                encoder("runs of 3", server, Map.of("batch", "3")),
                encoder("without noise", server, Map.of("std", "none")),
                encoder("silent", silent, Map.of("shape", "1,2,4")),
                EncoderProviderCandidate.of(
                        "provider", RemoteEncoderProvider::new, server.model(), LinearModel.images(9)));
    }

    private static EncoderCandidate encoder(String name, ServerProcess process, Map<String, String> options) {
        return EncoderCandidate.of(
                name, () -> new RemoteEncoderProvider().open(process.model(), options), LinearModel.images(9));
    }
}
