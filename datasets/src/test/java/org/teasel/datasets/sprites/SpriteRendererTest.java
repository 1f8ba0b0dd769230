package org.teasel.datasets.sprites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.teasel.datasets.bitmap.Bitmap;
import org.teasel.datasets.grid.Selection;

class SpriteRendererTest {

    private static final SpriteRenderer RENDERER = new SpriteRenderer();

    /** Measured on images of the published archive. */
    @ParameterizedTest
    @CsvSource(delimiterString = " ", textBlock = """
                    0 0 0 0 0 100 11..20 11..20 cbfdfd84
                    0 5 0 0 0 400 6..25 6..25 8475809f
                    0 5 17 0 0 368 4..27 4..27 b035c4f7
                    0 1 0 17 8 121 19..29 28..38 bcd66ae7
                    0 5 4 26 20 369 23..49 30..55 1f7e1e6b
                    0 0 31 17 22 92 33..44 28..38 cac69a1f
                    1 0 0 0 0 76 12..19 10..21 c1a7978d
                    1 5 0 0 0 288 9..22 3..28 b093660a
                    1 5 10 0 0 290 3..28 9..22 bc748a2b
                    1 5 11 9 29 292 33..57 18..32 c5dc928f
                    1 2 34 12 20 142 29..43 21..35 2b34570a
                    1 3 3 24 15 184 25..37 31..49 07bb67fd
                    2 0 0 0 0 58 11..19 11..20 f592e80c
                    2 5 0 0 0 222 7..23 6..25 c94a9eb6
                    2 5 10 0 0 225 7..25 6..24 f201df58
                    2 5 0 31 31 222 39..55 38..57 f9800c48
                    2 4 0 22 26 184 34..50 30..46 567e3cf2
                    2 3 30 19 1 142 9..23 29..42 c557cc94
                    2 4 31 6 26 183 33..49 15..31 0905e560
                    2 2 9 25 5 110 14..27 35..47 3c80ab0a
                    """)
    void drawsTheArchivesImages(
            int shape,
            int scale,
            int orientation,
            int posX,
            int posY,
            int white,
            String rows,
            String columns,
            String checksum) {
        Bitmap image = RENDERER.draw(Sprites.GRID.row(shape, scale, orientation, posX, posY));
        assertThat(image.whitePixels()).isEqualTo(white);
        BitSet litRows = new BitSet();
        BitSet litColumns = new BitSet();
        for (int row = 0; row < Bitmap.SIDE; row++) {
            for (int column = 0; column < Bitmap.SIDE; column++) {
                if (image.isWhite(row, column)) {
                    litRows.set(row);
                    litColumns.set(column);
                }
            }
        }
        assertThat(extent(litRows)).isEqualTo(rows);
        assertThat(extent(litColumns)).isEqualTo(columns);
        CRC32 crc = new CRC32();
        crc.update(image.packed());
        assertThat("%08x".formatted(crc.getValue())).isEqualTo(checksum);
    }

    private static String extent(BitSet lit) {
        return lit.nextSetBit(0) + ".." + (lit.length() - 1);
    }

    @Test
    void drawsTheStratifiedGrid() {
        int[] rows = new Selection.Strides(List.of(1, 1, 4, 2, 2)).from(Sprites.GRID);
        assertThat(rows).hasSize(46_080);
        CRC32 crc = new CRC32();
        long white = 0;
        for (int row : rows) {
            Bitmap image = RENDERER.draw(row);
            white += image.whitePixels();
            crc.update(image.packed());
        }
        assertThat(white).isEqualTo(8_020_981);
        assertThat(crc.getValue()).isEqualTo(0x97ec03e0L);
    }

    @Property(tries = 1000)
    void agreesWithTheDefinitionPixelByPixel(@ForAll @IntRange(max = 737_279) int row) {
        int[] code = IntStream.range(0, 5).map(k -> Sprites.GRID.code(row, k)).toArray();
        Bitmap image = RENDERER.draw(row);
        double[][] corners = corners(code);
        for (int r = 0; r < Bitmap.SIDE; r++) {
            for (int c = 0; c < Bitmap.SIDE; c++) {
                assertThat(image.isWhite(r, c)).isEqualTo(isInside(corners, 256 * c + 128, 256 * r + 128));
            }
        }
    }

    @Property(tries = 100)
    void theLastOrientationIsTheFirst(
            @ForAll @IntRange(max = 2) int shape,
            @ForAll @IntRange(max = 5) int scale,
            @ForAll @IntRange(max = 31) int posX,
            @ForAll @IntRange(max = 31) int posY) {
        assertThat(RENDERER.draw(Sprites.GRID.row(shape, scale, 39, posX, posY)))
                .isEqualTo(RENDERER.draw(Sprites.GRID.row(shape, scale, 0, posX, posY)));
    }

    @Test
    void refusesRowsBeyondTheGrid() {
        assertThatThrownBy(() -> RENDERER.draw(737_280)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> RENDERER.draw(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static double[][] corners(int[] code) {
        int count = new int[] {4, 100, 150}[code[0]];
        double k = 0.5 + 0.1 * code[1];
        double theta = 2 * Math.PI * code[2] / 39;
        double[][] corners = new double[count][];
        for (int n = 0; n < count; n++) {
            double t = 2 * Math.PI * n / count;
            double u;
            double v;
            if (code[0] == 0) {
                u = new double[] {-9.6, 9.6, 9.6, -9.6}[n];
                v = new double[] {-9.6, -9.6, 9.6, 9.6}[n];
            } else if (code[0] == 1) {
                u = 1.33 * 9.6 * Math.cos(t);
                v = 9.6 / 1.33 * Math.sin(t);
            } else {
                u = 9.6 * Math.pow(Math.sin(t), 3);
                v = -9.6
                        * ((13 * Math.cos(t) - 5 * Math.cos(2 * t) - 2 * Math.cos(3 * t) - Math.cos(4 * t)) / 14.5
                                + 0.15);
            }
            double x = 16 + 32 * code[3] / 31.0 + k * (Math.cos(theta) * u + Math.sin(theta) * v);
            double y = 16 + 32 * code[4] / 31.0 + k * (-Math.sin(theta) * u + Math.cos(theta) * v);
            corners[n] = new double[] {Math.round(256 * x), Math.round(256 * y)};
        }
        return corners;
    }

    private static boolean isInside(double[][] corners, double x, double y) {
        boolean inside = false;
        for (int n = 0; n < corners.length; n++) {
            double[] a = corners[n];
            double[] b = corners[(n + 1) % corners.length];
            boolean crosses = Math.min(a[1], b[1]) < y && y <= Math.max(a[1], b[1]);
            if (crosses && a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1]) <= x) {
                inside = !inside;
            }
        }
        return inside;
    }
}
