package org.teasel.estimators.sampled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.teasel.api.information.MinibatchTotalCorrelation.Weighting;
import org.teasel.api.posterior.DiagonalGaussian;

/**
 * What public code of MWS, MSS0 and MSS1 computes on stored draws of Gaussians: 4 batches of 200 out of 10,000 with
 * posteriors of deviation 0.1.
 */
class GoldenMinibatchTest {

    private static final int BATCHES = 4;
    private static final int SIZE = 200;
    private static final int POPULATION = 10_000;
    private static final double DEVIATION = 0.1;

    @ParameterizedTest
    @CsvSource({
        "d2_rho0, MWS", "d2_rho0, MSS0", "d2_rho0, MSS1", //
        "d2_rho09, MWS", "d2_rho09, MSS0", "d2_rho09, MSS1", //
        "d6_rho0, MWS", "d6_rho0, MSS0", "d6_rho0, MSS1", //
        "d6_equi05, MWS", "d6_equi05, MSS0", "d6_equi05, MSS1"
    })
    void everyBatchOfEverySetting(String tag, Weighting weighting) throws IOException {
        double[] means = numbers(tag + "_mu.npy");
        double[] points = numbers(tag + "_z.npy");
        int latents = means.length / (BATCHES * SIZE);
        double[] joints = values(tag, weighting + "_mean_log_qz");
        double[] marginals = values(tag, weighting + "_mean_log_prod_qzj");
        double[] totals = values(tag, weighting + "_TC");
        for (int b = 0; b < BATCHES; b++) {
            DiagonalGaussian batch = posteriors(latents, slice(means, b));
            double[][] drawn = table(latents, slice(points, b));
            double joint = MinibatchEstimator.joint(weighting, batch, drawn, POPULATION);
            double marginal = MinibatchEstimator.marginals(weighting, batch, drawn, POPULATION);
            assertThat(joint).isCloseTo(joints[b], within(1e-9 * (1 + Math.abs(joints[b]))));
            assertThat(marginal).isCloseTo(marginals[b], within(1e-9 * (1 + Math.abs(marginals[b]))));
            assertThat(joint - marginal).isCloseTo(totals[b], within(1e-9 * (1 + Math.abs(totals[b]))));
        }
    }

    private static DiagonalGaussian posteriors(int latents, double[] means) {
        double[] deviations = new double[means.length];
        Arrays.fill(deviations, DEVIATION);
        return DiagonalGaussian.of(latents, means, deviations);
    }

    private static double[] slice(double[] batches, int batch) {
        int length = batches.length / BATCHES;
        return Arrays.copyOfRange(batches, batch * length, (batch + 1) * length);
    }

    private static double[][] table(int latents, double[] flat) {
        double[][] rows = new double[flat.length / latents][];
        Arrays.setAll(rows, n -> Arrays.copyOfRange(flat, n * latents, (n + 1) * latents));
        return rows;
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = GoldenMinibatchTest.class.getResourceAsStream("/golden/gaussian/" + name)) {
            return in.readAllBytes();
        }
    }

    /** The doubles of a version 1 file, which begin after a header whose length is in bytes 8 and 9. */
    private static double[] numbers(String name) throws IOException {
        ByteBuffer file = ByteBuffer.wrap(bytes(name)).order(ByteOrder.LITTLE_ENDIAN);
        DoubleBuffer doubles = file.position(10 + file.getShort(8))
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asDoubleBuffer();
        double[] numbers = new double[doubles.remaining()];
        doubles.get(numbers);
        return numbers;
    }

    /** The list under a name within the entry of a setting. */
    private static double[] values(String tag, String name) throws IOException {
        String json = new String(bytes("golden.json"), StandardCharsets.UTF_8);
        String entry = json.substring(json.indexOf("\"chen.gaussian." + tag + "\""));
        Matcher list = Pattern.compile("\"" + name + "\"\\s*:\\s*\\[([^]]*)]").matcher(entry);
        assertThat(list.find()).isTrue();
        return Arrays.stream(list.group(1).split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
