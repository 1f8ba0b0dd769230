package org.teasel.datasets.smallnorb;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Factor;
import org.teasel.datasets.grid.FactorCodes;

/**
 * The factors of SmallNORB: category, instance, elevation, azimuth and lighting.
 *
 * @param codes [N x 5], row-major
 */
record ToyCodes(byte[] codes) implements FactorCodes {

    private static final List<Factor> FACTORS = List.of(
            new Factor("category", Factor.Type.CATEGORICAL, List.of("animal", "human", "plane", "truck", "car")),
            Factor.categorical("instance", 10),
            new Factor("elevation", Factor.Type.ORDINAL, degrees(30, 5, 9)),
            new Factor("azimuth", Factor.Type.ORDINAL, degrees(0, 20, 18)),
            Factor.categorical("lighting", 6));

    /** What a number in the file is a multiple of; azimuths are in steps of ten degrees and go by twenty. */
    private static final int[] STEPS = {1, 1, 1, 2, 1};

    private static List<String> degrees(int first, int step, int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> Integer.toString(first + step * n))
                .toList();
    }

    /** The factors in a pair of files: categories [N], and the other factors [N, 4]. */
    static ToyCodes read(Path categories, Path infos) {
        ByteArrayOutputStream codes = new ByteArrayOutputStream();
        try (NorbMatrix category = NorbMatrix.open(categories, NorbMatrix.Type.INTEGERS, List.of());
                NorbMatrix info = NorbMatrix.open(infos, NorbMatrix.Type.INTEGERS, List.of(4))) {
            if (category.rows() != info.rows()) {
                throw new InvalidInputException(infos + " has " + info.rows() + " rows, expected " + category.rows()
                        + " as " + categories + " has");
            }
            for (int row = 0; row < category.rows(); row++) {
                codes.write(code(category, row, 0, category.nextIntegers(1, "row " + row)[0]));
                int[] others = info.nextIntegers(4, "row " + row);
                for (int k = 0; k < others.length; k++) {
                    codes.write(code(info, row, k + 1, others[k]));
                }
            }
            category.requireEnd();
            info.requireEnd();
        }
        return new ToyCodes(codes.toByteArray());
    }

    /** Parts that follow each other as one. */
    static ToyCodes joined(List<ToyCodes> parts) {
        ByteArrayOutputStream codes = new ByteArrayOutputStream();
        parts.forEach(part -> codes.writeBytes(part.codes));
        return new ToyCodes(codes.toByteArray());
    }

    private static int code(NorbMatrix file, int row, int factor, int number) {
        int last = FACTORS.get(factor).values().size() - 1;
        int step = STEPS[factor];
        if (number < 0 || number > last * step || number % step != 0) {
            throw new InvalidInputException(file.file() + ": row " + row + ", "
                    + FACTORS.get(factor).name() + ": " + number + ", expected 0 to " + last * step
                    + (step == 1 ? "" : ", even"));
        }
        return number / step;
    }

    @Override
    public List<Factor> factors() {
        return FACTORS;
    }

    @Override
    public int rows() {
        return codes.length / FACTORS.size();
    }

    @Override
    public int code(int row, int factor) {
        return codes[row * FACTORS.size() + factor];
    }
}
