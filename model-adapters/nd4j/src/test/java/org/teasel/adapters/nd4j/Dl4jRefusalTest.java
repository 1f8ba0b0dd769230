package org.teasel.adapters.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.deeplearning4j.nn.api.Model;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.teasel.adapters.network.example.TwoLayers;
import org.teasel.api.InvalidInputException;
import org.teasel.api.encoder.Encoder;

/** Whatever an archive holds, it encodes or is refused in words, and nothing in it runs. */
class Dl4jRefusalTest {

    private static final String CONFIGURATION = "configuration.json";
    private static final String WEIGHTS = "coefficients.bin";

    /** Set by what must never run. */
    private static boolean ran;

    @TempDir
    Path folder;

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    @BeforeEach
    void read() throws IOException {
        read(Networks.twoLayers());
    }

    private void read(Model network) throws IOException {
        parts.clear();
        try (ZipFile zip = new ZipFile(Networks.save(network, folder, "whole").toFile())) {
            for (ZipEntry part : Collections.list(zip.entries())) {
                parts.put(part.getName(), zip.getInputStream(part).readAllBytes());
            }
        }
        ran = false;
    }

    private byte[] archive() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private void encode(byte[] archive) throws IOException {
        Path file = Files.write(folder.resolve("hostile.zip"), archive);
        try (Encoder encoder = new Dl4jEncoderProvider().open(file.toString(), Map.of())) {
            encoder.encode(TwoLayers.observations(2));
        }
    }

    private AbstractThrowableAssert<?, ?> refused(byte[] archive) {
        return assertThatThrownBy(() -> encode(archive))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("hostile.zip: ");
    }

    private AbstractThrowableAssert<?, ?> refused() throws IOException {
        return refused(archive());
    }

    private String configuration() {
        return new String(parts.get(CONFIGURATION), StandardCharsets.UTF_8);
    }

    private void configuration(String json) {
        parts.put(CONFIGURATION, json.getBytes(StandardCharsets.UTF_8));
    }

    private void replaceInConfiguration(String what, String by) {
        assertThat(configuration()).contains(what);
        configuration(configuration().replace(what, by));
    }

    @Test
    void theWholeArchiveEncodes() throws IOException {
        assertThat(parts).containsKeys(CONFIGURATION, WEIGHTS);
        encode(archive());
    }

    /** What DL4J's own reader would deserialise and so run. */
    static final class Bomb implements Serializable {
        private static final long serialVersionUID = 1;

        private void readObject(ObjectInputStream in) {
            ran = true;
        }
    }

    @Test
    void objectsThatComeAlongAreNotDeserialised() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new Bomb());
        }
        parts.put("preprocessor.bin", bytes.toByteArray());
        parts.put("normalizer.bin", bytes.toByteArray());
        parts.put("updaterState.bin", bytes.toByteArray());
        encode(archive());
        assertThat(ran).isFalse();
    }

    /** A class that is never to be loaded. */
    public static final class Foreign {
        static {
            ran = true;
        }
    }

    @Test
    void classesOfOthersAreNotLoaded() throws IOException {
        String activation = "org.nd4j.linalg.activations.impl.ActivationTanH";
        String foreign = Foreign.class.getName();
        replaceInConfiguration("{\n        \"@class\" : \"" + activation + "\"", "{\"@class\":\"" + foreign + "\"");
        refused()
                .hasMessageContaining("configuration.json names the class '" + foreign + "'")
                .hasMessageContaining("handed over in Java");
        // The library takes an array in place of an object, with the class first.
        read();
        configuration(configuration()
                .replaceAll(
                        "\\{\\s*\"@class\"\\s*:\\s*\"" + activation + "\"\\s*}",
                        Matcher.quoteReplacement("[\"" + foreign + "\", {}]")));
        refused().hasMessageContaining("names the class '" + foreign + "'");
        assertThat(ran).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"@class\":\"Evil\"}",
                "{\"a\":{\"type\":\"com.example.Evil\"}}",
                "[\"com.example.Evil\",{}]",
                "{\"a\":[[\"[Lcom.example.Evil;\",[]]]}",
                "{\"a\":[[\"java.util.ArrayList<com.example.Evil>\",[]]]}",
                "{\"@class\":\"org.deeplearning4j.util.ModelSerializer\"}"
            })
    void everyWayToNameAClassIsSeen(String json) throws IOException {
        configuration(json);
        refused().hasMessageContaining("names the class");
    }

    @Test
    void namesOfLayersMayLookLikeThoseOfClasses() {
        ConfigurationTypes.requireKnown(
                "{\"vertexInputs\":{\"b\":[\"encoder.conv\"]},\"networkInputs\":[\"image.Pixels\"]}", "it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no JSON", "{\"confs\":", "[1,2", "{\"confs\":[{}]}", "{\"confs\":null}", "{}", "null"})
    void whatIsNoConfigurationIsRefused(String json) throws IOException {
        configuration(json);
        refused();
    }

    @Test
    void depthWithoutEndIsRefused() throws IOException {
        configuration("[".repeat(1_000_000));
        refused().hasMessageContaining("configuration.json");
    }

    @Test
    void partsThatAreMissingAreNamed() throws IOException {
        parts.remove(WEIGHTS);
        refused().hasMessageContaining("the archive holds no coefficients.bin, only [configuration.json");
        read();
        parts.remove(CONFIGURATION);
        refused().hasMessageContaining("the archive holds no configuration.json");
    }

    @Test
    void pathsThatLeaveTheArchiveAreRefused() throws IOException {
        for (String path : new String[] {"../../evil", "/etc/evil", "a/../../b", "..\\evil"}) {
            read();
            parts.put(path, new byte[1]);
            refused().hasMessageContaining("'" + path + "', a path that leaves it");
        }
    }

    @Test
    void aPartThatIsThereTwiceIsRefused() throws IOException {
        parts.put("configuration.jsoN", new byte[] {'{', '}'});
        byte[] archive = archive();
        byte[] name = "configuration.jsoN".getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at + name.length <= archive.length; at++) {
            if (Arrays.equals(archive, at, at + name.length, name, 0, name.length)) {
                archive[at + name.length - 1] = 'n';
            }
        }
        refused(archive).hasMessageContaining("configuration.json twice");
    }

    @Test
    void bombsAreRefused() throws IOException {
        configuration("{\"confs\":\"" + " ".repeat(50_000_000) + "\"}");
        refused().hasMessageContaining("configuration.json inflates from");
        read();
        parts.put(WEIGHTS, Arrays.copyOf(parts.get(WEIGHTS), 50_000_000));
        refused().hasMessageContaining("coefficients.bin inflates from");
    }

    /** A configuration of some bytes that asks for a network of a million million weights. */
    @Test
    void networksWithoutMeasureAreRefused() throws IOException {
        for (String width : new String[] {"2000000000", "9000000000000000000", "-5"}) {
            read();
            replaceInConfiguration("\"nin\" : 12", "\"nin\" : " + width);
            refused().hasMessageContaining("weights");
        }
    }

    /** Native code divides by them. */
    @Test
    void windowsThatDontMoveAreRefused() throws IOException {
        read(Networks.images());
        configuration(configuration().replaceFirst("\"stride\" : \\[ 2, 2 ]", "\"stride\" : [ 2, null ]"));
        refused().hasMessageContaining("moves a window of the size, stride and dilation [[3, 3], [2, 0], [1, 1]]");
    }

    @Test
    void weightsThatDontFitTheNetworkAreRefused() throws IOException {
        replaceInConfiguration("\"nin\" : 12", "\"nin\" : 11");
        refused().hasMessageContaining("weights, expected");
    }

    @Test
    void weightsThatAreCutOffOrDamagedAreRefused() throws IOException {
        byte[] whole = parts.get(WEIGHTS);
        for (int length = 0; length < whole.length; length += 97) {
            parts.put(WEIGHTS, Arrays.copyOf(whole, length));
            refused().hasMessageContaining("truncated");
        }
        parts.put(WEIGHTS, Arrays.copyOf(whole, whole.length + 1));
        refused().hasMessageContaining("there is more after the weights");
        byte[] damaged = whole.clone();
        damaged[5] = 'x';
        parts.put(WEIGHTS, damaged);
        refused().hasMessageContaining("the weights are damaged");
    }

    /** The archive's checksums tell of damage that numbers can't show. */
    @Test
    void damageAnywhereInTheArchiveEncodesTheSameOrIsRefused() throws IOException {
        byte[] whole = archive();
        int refused = 0;
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] ^= 1 << random.nextInt(8);
            try {
                encode(damaged);
            } catch (InvalidInputException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(200);
    }

    /** The same, but as someone would do who knows of the checksums. */
    @Test
    void damageAnywhereInThePartsEncodesOrIsRefused() throws IOException {
        Map<String, byte[]> whole = Map.copyOf(parts);
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            String part = random.nextBoolean() ? CONFIGURATION : WEIGHTS;
            byte[] damaged = whole.get(part).clone();
            int range = part.equals(WEIGHTS) ? 200 : damaged.length;
            damaged[random.nextInt(range)] = (byte) random.nextInt(128);
            parts.putAll(whole);
            parts.put(part, damaged);
            try {
                encode(archive());
            } catch (InvalidInputException e) {
                assertThat(e).hasMessageContaining("hostile.zip: ");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PK", "no archive", "<html>404</html>"})
    void whatIsNoArchiveIsRefused(String text) {
        refused(text.getBytes(StandardCharsets.UTF_8)).hasMessageContaining("zip archive of a DL4J network");
    }
}
