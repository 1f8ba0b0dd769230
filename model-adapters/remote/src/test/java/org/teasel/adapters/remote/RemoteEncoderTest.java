package org.teasel.adapters.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Observations;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.spi.Plugins;

/** Encoding by a server process, which may come to its end. */
class RemoteEncoderTest {

    private static final Observations IMAGES = LinearModel.images(23);

    private static Posteriors encode(String model, String... options) {
        try (Encoder encoder = open(model, options)) {
            return encoder.encode(IMAGES);
        }
    }

    private static Encoder open(String model, String... options) {
        Map<String, String> all = new HashMap<>();
        for (int k = 0; k < options.length; k += 2) {
            all.put(options[k], options[k + 1]);
        }
        return new RemoteEncoderProvider().open(model, all);
    }

    private static void requireRight(Posteriors posteriors) {
        assertThat(posteriors.size()).isEqualTo(IMAGES.size());
        assertThat(posteriors.latents()).isEqualTo(LinearModel.LATENTS);
        for (int row = 0; row < IMAGES.size(); row++) {
            double[] image = LinearModel.image(IMAGES, row);
            for (int i = 0; i < LinearModel.LATENTS; i++) {
                assertThat(posteriors.mean(row, i)).isEqualTo((float) LinearModel.output(image, i));
                double logVariance = LinearModel.output(image, LinearModel.LATENTS + i);
                assertThat(((DiagonalGaussian) posteriors).standardDeviation(row, i))
                        .isCloseTo(Math.exp(logVariance / 2), within(1e-15));
            }
        }
    }

    @Test
    void numbersTravelAsJson() {
        try (ServerProcess server = ServerProcess.start()) {
            requireRight(encode(server.model()));
            assertThat(server.log()).containsExactly("ready", "metadata", "server", "infer");
            requireRight(encode(server.model() + "/versions/2", "batch", "5", "transfer", "json"));
            assertThat(server.log()).containsExactly("ready", "metadata", "infer", "infer", "infer", "infer", "infer");
        }
    }

    @Test
    void numbersTravelInBinaryWhereTheServerSaysSo() {
        try (ServerProcess server = ServerProcess.start("binary")) {
            requireRight(encode(server.model(), "batch", "7"));
            requireRight(encode(server.model(), "transfer", "json"));
            requireRight(encode(server.model(), "transfer", "binary"));
        }
    }

    @Test
    void inputsOfDoublePrecision() {
        try (ServerProcess server = ServerProcess.start("binary", "fp64")) {
            requireRight(encode(server.model(), "transfer", "json"));
            requireRight(encode(server.model()));
        }
    }

    @Test
    void aServerThatSaysNothingOfItsTensorsIsBelieved() {
        try (ServerProcess server = ServerProcess.start("silent")) {
            requireRight(encode(server.model(), "batch", "9", "input", "image"));
            requireRight(encode(server.model(), "mean", "mean"));
            assertThatThrownBy(() -> encode(server.model(), "mean", "nu"))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContainingAll(server.model(), "no output 'nu'", "mean, logvar");
        }
    }

    @Test
    void theEncoderIsCalledAsItsModel() {
        try (ServerProcess server = ServerProcess.start()) {
            assertThat(open(server.model() + "/").name()).isEqualTo("linear");
            assertThat(open(server.model() + "/versions/1").name()).isEqualTo("linear/versions/1");
        }
        assertThat(Plugins.discover().encoder("remote")).isPresent();
        RemoteEncoderProvider provider = new RemoteEncoderProvider();
        assertThat(provider.accepts("http://host:8000/v2/models/m")).isTrue();
        assertThat(provider.accepts("http://host:8000/model.onnx")).isFalse();
    }

    /** The fourth question of eight brings the server down, and a new one takes its place. */
    @Test
    void noWorkIsLostWhenTheServerStartsAnew() throws InterruptedException {
        AtomicReference<ServerProcess> second = new AtomicReference<>();
        try (ServerProcess first = ServerProcess.start()) {
            first.faults("infer none", "infer none", "infer none", "infer halt");
            Thread watch = new Thread(() -> {
                try {
                    first.awaitEnd();
                    second.set(ServerProcess.start(first.port(), "loading"));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            watch.start();
            Posteriors posteriors = encode(first.model(), "batch", "3");
            watch.join();
            requireRight(posteriors);
            assertThat(Collections.frequency(second.get().log(), "infer")).isEqualTo(5);
        } finally {
            second.get().close();
        }
    }

    @Test
    void aServerThatStaysAwayIsGivenUp() {
        try (ServerProcess server = ServerProcess.start()) {
            Encoder encoder = open(server.model(), "retries", "2");
            server.faults("infer halt");
            assertThatThrownBy(() -> encoder.encode(IMAGES))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContainingAll(server.model(), "POST /v2/models/linear/infer failed 3 times", "refused");
            assertThatThrownBy(() -> open(server.model()))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContainingAll(server.model(), "can't be reached", "refused");
        }
    }

    @Test
    void anInterruptEndsWaiting() {
        try (ServerProcess server = ServerProcess.start()) {
            Encoder encoder = open(server.model());
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> encoder.encode(IMAGES)).isInstanceOf(CancellationException.class);
            assertThat(Thread.interrupted()).isFalse();
            requireRight(encoder.encode(IMAGES));
        }
    }
}
