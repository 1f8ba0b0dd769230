package org.teasel.adapters.remote;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A {@link ModelServer} in a process of its own. */
final class ServerProcess implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Process process;
    private final int port;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static ServerProcess start(String... features) {
        return start(0, features);
    }

    /** Starts a server at a port, and waits until it listens. */
    static ServerProcess start(int port, String... features) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                ModelServer.class.getName(),
                Integer.toString(port)));
        command.addAll(Arrays.asList(features));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String told = lines.readLine();
            if (told == null) {
                throw new AssertionError("the server did not start, at port " + port);
            }
            return new ServerProcess(process, Integer.parseInt(told));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    String model() {
        return root() + "/v2/models/linear";
    }

    String root() {
        return "http://127.0.0.1:" + port;
    }

    /** Makes the next questions end so, such as {@code infer 503}. */
    void faults(String... lines) {
        send("/faults", String.join("\n", lines));
    }

    /** What was asked since this was asked last. */
    List<String> log() {
        String text = send("/log", "");
        return text.isEmpty() ? List.of() : List.of(text.split("\n"));
    }

    private String send(String path, String body) {
        try {
            return CLIENT.send(
                            HttpRequest.newBuilder(URI.create(root() + path))
                                    .POST(BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until it has ended by itself. */
    void awaitEnd() throws InterruptedException {
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
