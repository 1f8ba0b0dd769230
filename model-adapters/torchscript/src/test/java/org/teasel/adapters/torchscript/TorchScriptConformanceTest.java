package org.teasel.adapters.torchscript;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.teasel.conformance.ConformanceTest;
import org.teasel.conformance.encoder.EncoderCandidate;
import org.teasel.conformance.encoder.EncoderProviderCandidate;
import org.teasel.conformance.rule.Candidate;

/** Encoders in TorchScript archives keep every rule: tuples, dictionaries, small runs, and without noise. */
class TorchScriptConformanceTest extends ConformanceTest {

    @TempDir
    Path folder;

    @Override
    protected Stream<Candidate<?>> candidates() {
        String tuple = LinearScript.usual().write(folder).toString();
        String dictionary = LinearScript.returning("Dict[str, Tensor]", "return {\"mean\": mean, \"logvar\": logvar}")
                .write(folder)
                .toString();
        return Stream.of(
                encoder("tuple", tuple, Map.of()),
                encoder("dictionary", dictionary, Map.of()),
                encoder("runs of 3", tuple, Map.of("batch", "3")),
                encoder("without noise", tuple, Map.of("std", "none")),
                EncoderProviderCandidate.of(
                        "provider", TorchScriptEncoderProvider::new, tuple, LinearScript.images(9)));
    }

    private static EncoderCandidate encoder(String name, String file, Map<String, String> options) {
        return EncoderCandidate.of(
                name, () -> new TorchScriptEncoderProvider().open(file, options), LinearScript.images(9));
    }
}
