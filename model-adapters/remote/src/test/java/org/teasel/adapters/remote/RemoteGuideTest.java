package org.teasel.adapters.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.teasel.adapters.guide.Guide;

class RemoteGuideTest {

    @TempDir
    Path folder;

    @Test
    void theCodeRuns() throws Exception {
        try (ServerProcess server = ServerProcess.start("sprites", "binary")) {
            assertThat(Guide.section("Remote")
                            .with("http://localhost:8000/v2/models/encoder", server.model())
                            .run(folder, "org.teasel.adapters.remote"))
                    .contains("mig Defined[", "dci Defined[");
        }
    }
}
