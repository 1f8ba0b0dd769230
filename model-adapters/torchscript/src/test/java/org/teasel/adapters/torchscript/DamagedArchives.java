package org.teasel.adapters.torchscript;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Observations;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.posterior.Posteriors;

/** Opens archives that were damaged and counts how it ends; a program, as the worst end is that of its virtual machine. */
final class DamagedArchives {

    /** How an archive was damaged. */
    enum Damage {
        /** Up to three bytes anywhere are others. */
        BYTES,
        /** The file is shorter. */
        CUT,
        /** Up to three bytes of a pickle or of code are others, with the sums put right, as only a forger would. */
        FORGED
    }

    /** How it ended. */
    enum End {
        REFUSED,
        /** What was damaged doesn't matter. */
        SAME_POSTERIORS,
        /** A wrong model without a word. */
        OTHER_POSTERIORS,
        /** Neither posteriors nor a refusal. */
        FAILED
    }

    private final TinyArchive good = LinearScript.usual();
    private final byte[] whole = good.toByteArray();
    private final Observations images = LinearScript.images(2);
    private final Path file;
    private final double[] expected;

    private DamagedArchives(Path folder) throws IOException {
        file = folder.resolve("damaged.pt");
        Files.write(file, whole);
        expected = encode();
    }

    /**
     * Damages as many archives in each way.
     *
     * @param arguments a folder, where counts are left in {@code counts.properties}, and a number
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        DamagedArchives archives = new DamagedArchives(folder);
        Properties counts = new Properties();
        for (Damage damage : Damage.values()) {
            Map<End, Integer> ends = new EnumMap<>(End.class);
            for (int seed = 0; seed < Integer.parseInt(arguments[1]); seed++) {
                ends.merge(archives.end(damage, new Random(seed)), 1, Integer::sum);
            }
            ends.forEach((end, count) -> counts.setProperty(damage + "." + end, count.toString()));
        }
        try (var writer = Files.newBufferedWriter(folder.resolve("counts.properties"))) {
            counts.store(writer, null);
        }
    }

    private End end(Damage damage, Random random) throws IOException {
        Files.write(
                file,
                switch (damage) {
                    case BYTES -> damaged(whole, random);
                    case CUT -> Arrays.copyOf(whole, random.nextInt(whole.length));
                    case FORGED -> forged(random);
                });
        try {
            return Arrays.equals(encode(), expected) ? End.SAME_POSTERIORS : End.OTHER_POSTERIORS;
        } catch (InvalidInputException e) {
            return End.REFUSED;
        } catch (RuntimeException | Error e) {
            return End.FAILED;
        }
    }

    private byte[] forged(Random random) {
        Map<String, byte[]> members = good.members();
        String member =
                List.of("data.pkl", "code/__torch__.py", "constants.pkl").get(random.nextInt(3));
        members.computeIfPresent(member, (name, content) -> damaged(content, random));
        return TinyArchive.zip(members);
    }

    private static byte[] damaged(byte[] content, Random random) {
        byte[] damaged = content.clone();
        for (int k = random.nextInt(3); k >= 0; k--) {
            int at = random.nextInt(damaged.length);
            // Half of the time a byte from elsewhere in there, which is more often one that means something.
            damaged[at] = random.nextBoolean() ? content[random.nextInt(content.length)] : (byte) random.nextInt(256);
        }
        return damaged;
    }

    private double[] encode() {
        try (Encoder encoder = new TorchScriptEncoderProvider().open(file.toString(), Map.of())) {
            Posteriors posteriors = encoder.encode(images);
            double[] moments = new double[2 * images.size() * posteriors.latents()];
            for (int k = 0; k < moments.length / 2; k++) {
                int row = k / posteriors.latents();
                int latent = k % posteriors.latents();
                moments[2 * k] = posteriors.mean(row, latent);
                moments[2 * k + 1] = posteriors.covariance(row, latent, latent);
            }
            return moments;
        }
    }
}
