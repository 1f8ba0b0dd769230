package org.teasel.adapters.remote;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.teasel.api.InvalidInputException;

/**
 * A server that is asked over HTTP. A question that it was lost in or too busy for is asked again, since an encoder's
 * answer to it is always the same; whatever else goes wrong is told at once. No answer takes more time or memory than it
 * was granted, and redirections are not followed.
 */
final class Server {

    private static final System.Logger LOG = System.getLogger(Server.class.getName());

    /** Too many requests, bad gateway, unavailable, gateway timed out. */
    private static final Set<Integer> TEMPORARY = Set.of(429, 502, 503, 504);

    /** What servers without an address for readiness answer there. */
    private static final Set<Integer> NO_SUCH_ADDRESS = Set.of(404, 405, 501);

    private static final long MOST_OF_A_DOCUMENT = 1L << 20;
    private static final long MOST_OF_A_REFUSAL = 1L << 14;

    private final HttpClient client;
    private final URI readiness;
    private final Duration deadline;
    private final Patience patience;

    Server(URI readiness, Duration connecting, Duration deadline, Patience patience) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connecting)
                .build();
        this.readiness = readiness;
        this.deadline = deadline;
        this.patience = patience;
    }

    /**
     * Makes sure that the server is ready. One that can't be reached at all is not waited for: most likely its address
     * was misspelt.
     */
    void requireReady() {
        Reply reply = ask(get(readiness), MOST_OF_A_DOCUMENT, false);
        if (!ready(reply)) {
            throw new InvalidInputException(
                    "the server is not ready: " + reply.what() + " was answered by " + reply.tellStatus());
        }
    }

    private static boolean ready(Reply reply) {
        return reply.status() == Reply.OK || NO_SUCH_ADDRESS.contains(reply.status());
    }

    /** Asks for a document. */
    Reply document(URI address) {
        return ask(get(address), MOST_OF_A_DOCUMENT, true);
    }

    /**
     * Hands in a question.
     *
     * @param limit most bytes of an answer
     * @param headers names and values in turn
     */
    Reply post(URI address, byte[] body, long limit, String... headers) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .headers(headers)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return ask(request, limit, true);
    }

    private static HttpRequest get(URI address) {
        return HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .build();
    }

    private Reply ask(HttpRequest request, long limit, boolean reconnect) {
        boolean lost = false;
        for (int failures = 1; ; failures++) {
            String trouble;
            Duration askedFor = Duration.ZERO;
            try {
                // A server that came back may listen before it has loaded its models, and not know them until then.
                Reply reply = lost ? once(get(readiness), MOST_OF_A_DOCUMENT) : once(request, limit);
                if (lost && ready(reply)) {
                    lost = false;
                    reply = once(request, limit);
                }
                if (!lost && !TEMPORARY.contains(reply.status())) {
                    return reply;
                }
                trouble = reply.what() + " was answered by " + reply.tellStatus();
                askedFor = reply.wait(Instant.now());
            } catch (IOException e) {
                lost = true;
                trouble = tell(e);
                if (!reconnect) {
                    throw new InvalidInputException("the server can't be reached: " + trouble, e);
                }
            }
            if (failures > patience.retries()) {
                throw new InvalidInputException(
                        what(request) + " failed " + failures + " times, at last so: " + trouble);
            }
            pause(request, trouble, Patience.afterFailures(failures, askedFor));
        }
    }

    private void pause(HttpRequest request, String trouble, Duration time) {
        LOG.log(
                System.Logger.Level.INFO,
                "{0}: {1}; asking again in {2} s",
                request.uri(),
                trouble,
                time.toMillis() / 1e3);
        try {
            patience.pause().last(time);
        } catch (InterruptedException e) {
            throw cancelled(request);
        }
    }

    private static CancellationException cancelled(HttpRequest request) {
        return new CancellationException(what(request) + " was cancelled");
    }

    private static String what(HttpRequest request) {
        return request.method() + " " + request.uri().getRawPath();
    }

    /** Asks once, and waits for all of the answer. */
    private Reply once(HttpRequest request, long limit) throws IOException {
        // The client's own time-out ends with the headers, and a body may drip for ever.
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(
                request,
                head -> head.statusCode() == Reply.OK
                        ? new BoundedBody(limit, false)
                        : new BoundedBody(MOST_OF_A_REFUSAL, true));
        try {
            HttpResponse<byte[]> response = answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            return new Reply(what(request), response.statusCode(), response.headers(), response.body());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new InvalidInputException(
                    what(request) + " was not answered in full within " + deadline.toSeconds()
                            + " s; option timeout grants more",
                    e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw cancelled(request);
        } catch (ExecutionException e) {
            throw refused(request, e);
        }
    }

    /** What can't be mended by asking again; the rest is thrown. */
    private static RuntimeException refused(HttpRequest request, ExecutionException e) throws IOException {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof BoundedBody.TooLong) {
                return new InvalidInputException(
                        what(request) + " was answered by " + cause.getMessage() + ", the most that is expected of it",
                        e);
            }
            if (cause instanceof SSLException || cause instanceof ProtocolException) {
                return new InvalidInputException(
                        what(request) + " was answered by no server that speaks "
                                + request.uri().getScheme() + ": " + cause.getMessage(),
                        e);
            }
        }
        if (e.getCause() instanceof IOException lost) {
            throw lost;
        }
        return new IllegalStateException(what(request) + " could not be asked", e.getCause());
    }

    private static String tell(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "its host is unknown";
            }
        }
        if (e.getMessage() != null) {
            return e.getMessage();
        }
        return e instanceof ConnectException
                ? "connection refused"
                : e.getClass().getSimpleName();
    }
}
