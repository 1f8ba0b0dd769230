package org.teasel.adapters.remote;

import java.time.Duration;
import java.util.Map;
import org.teasel.adapters.network.NetworkEncoder;
import org.teasel.adapters.network.NetworkOptions;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.spi.EncoderProvider;

/**
 * Opens encoders that a server runs and that are asked by version 2 of the open inference protocol over HTTP, such as
 * those of KServe, Triton, OpenVINO Model Server and MLServer. A reference is the address of a model, {@code
 * http://host:8000/v2/models/NAME} or with {@code /versions/VERSION} after it. Which outputs make the posterior is found
 * as {@link NetworkOptions} says. Beside its options there are:
 *
 * <ul>
 *   <li>{@code timeout}: seconds that an answer may take, from the first byte of the question to the last of the answer;
 *       60 unless told
 *   <li>{@code connect-timeout}: seconds that a connection may take, 10 unless told
 *   <li>{@code retries}: how often a question is asked again that was lost with its connection or answered by the status
 *       429, 502, 503 or 504; 8 unless told, which bears with a server for a minute. The pause doubles from 0.25 s to
 *       30 s, and is longer, up to a minute, where the server says so ({@code Retry-After}). After a lost connection the
 *       server must say that it is ready first. Encoding goes on with the batch that it was at
 *   <li>{@code transfer}: {@code json}, {@code binary} for the binary extension of the protocol, or {@code auto} for
 *       binary if the server says that it has it
 * </ul>
 *
 * <p>Answers of any other status, redirections, answers that take longer, are longer than the shapes of the outputs
 * allow or come from another version of the model than before are refused.
 */
public final class RemoteEncoderProvider implements EncoderProvider {

    private static final String TIMEOUT = "timeout";
    private static final String CONNECT_TIMEOUT = "connect-timeout";
    private static final String RETRIES = "retries";
    private static final String TRANSFER = "transfer";
    private static final int USUAL_TIMEOUT = 60;
    private static final int USUAL_CONNECT_TIMEOUT = 10;
    private static final int USUAL_RETRIES = 8;

    /** A provider without state, for the service loader and for direct use. */
    public RemoteEncoderProvider() {}

    @Override
    public String id() {
        return "remote";
    }

    @Override
    public String description() {
        return "encoders that a server runs, http://host:8000/v2/models/NAME; options mean, logvar, std and others of any"
                + " network, timeout, connect-timeout, retries, transfer";
    }

    @Override
    public boolean accepts(String reference) {
        return Address.matches(reference);
    }

    @Override
    public Encoder open(String reference, Map<String, String> options) {
        NetworkOptions parsed = NetworkOptions.parse(id(), options, TIMEOUT, CONNECT_TIMEOUT, RETRIES, TRANSFER);
        Address address = Address.parse(reference);
        Server server = new Server(
                address.readiness(),
                Duration.ofSeconds(parsed.count(CONNECT_TIMEOUT).orElse(USUAL_CONNECT_TIMEOUT)),
                Duration.ofSeconds(parsed.count(TIMEOUT).orElse(USUAL_TIMEOUT)),
                Patience.of(parsed.count(RETRIES).orElse(USUAL_RETRIES)));
        return NetworkEncoder.of(
                RemoteNetwork.open(
                        address,
                        server,
                        parsed.choice(TRANSFER, Transfer.AUTO),
                        parsed.text("input").orElse("input")),
                parsed);
    }
}
