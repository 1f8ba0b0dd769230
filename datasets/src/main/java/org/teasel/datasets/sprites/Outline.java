package org.teasel.datasets.sprites;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.teasel.datasets.bitmap.Bitmap;

/**
 * A closed polygon around the point that it turns about, in pixels, x to the right and y down.
 *
 * <p>Trigonometry is {@link StrictMath}'s, so that every machine draws the same images.
 */
final class Outline {

    /** Half the side of the square at scale 1, in pixels; the other shapes are made to its measure. */
    private static final double HALF = 9.6;

    /** What the ellipse is stretched by along x, and shrunk by along y. */
    private static final double STRETCH = 1.33;

    /** Corners are snapped to a grid of so many lines a pixel. */
    private static final int GRID = 256;

    private final double[] x;
    private final double[] y;

    private Outline(double[] x, double[] y) {
        this.x = x;
        this.y = y;
    }

    static Outline square() {
        return new Outline(new double[] {-HALF, HALF, HALF, -HALF}, new double[] {-HALF, -HALF, HALF, HALF});
    }

    static Outline ellipse() {
        return curve(100, t -> STRETCH * HALF * StrictMath.cos(t), t -> HALF / STRETCH * StrictMath.sin(t));
    }

    /** A heart, tip down. */
    static Outline heart() {
        return curve(150, t -> HALF * cube(StrictMath.sin(t)), t -> {
            double height = 13 * StrictMath.cos(t)
                    - 5 * StrictMath.cos(2 * t)
                    - 2 * StrictMath.cos(3 * t)
                    - StrictMath.cos(4 * t);
            return -HALF * (height / 14.5 + 0.15);
        });
    }

    private static double cube(double value) {
        return value * value * value;
    }

    private static Outline curve(int corners, DoubleUnaryOperator x, DoubleUnaryOperator y) {
        double[] angles = IntStream.range(0, corners)
                .mapToDouble(n -> 2 * Math.PI * n / corners)
                .toArray();
        return new Outline(
                IntStream.range(0, corners)
                        .mapToDouble(n -> x.applyAsDouble(angles[n]))
                        .toArray(),
                IntStream.range(0, corners)
                        .mapToDouble(n -> y.applyAsDouble(angles[n]))
                        .toArray());
    }

    /** This outline scaled and turned, counter-clockwise as seen on the screen. */
    Outline placed(double scale, double angle) {
        double cosine = StrictMath.cos(angle);
        double sine = StrictMath.sin(angle);
        double[] turnedX = new double[x.length];
        double[] turnedY = new double[x.length];
        for (int n = 0; n < x.length; n++) {
            turnedX[n] = scale * (cosine * x[n] + sine * y[n]);
            turnedY[n] = scale * (-sine * x[n] + cosine * y[n]);
        }
        return new Outline(turnedX, turnedY);
    }

    /**
     * The image of this outline around a centre: a pixel is white if its centre is inside. The whole outline must lie
     * in the image.
     */
    Bitmap fill(double centreX, double centreY) {
        long[] lines = new long[Bitmap.SIDE];
        int last = x.length - 1;
        int fromX = snap(centreX + x[last]);
        int fromY = snap(centreY + y[last]);
        for (int n = 0; n < x.length; n++) {
            int toX = snap(centreX + x[n]);
            int toY = snap(centreY + y[n]);
            if (fromY < toY) {
                cross(lines, fromX, fromY, toX, toY);
            } else if (fromY > toY) {
                cross(lines, toX, toY, fromX, fromY);
            }
            fromX = toX;
            fromY = toY;
        }
        return Bitmap.of(lines);
    }

    private static int snap(double coordinate) {
        return (int) Math.rint(GRID * coordinate);
    }

    /**
     * Flips all pixels to the right of an edge, in the rows whose middle it crosses; its upper end is no part of it.
     * Whole numbers throughout: the middle of pixel c is at 256 c + 128, and the first pixel at or right of the
     * crossing x = topX + (middle - topY) * width / height is a quotient rounded up.
     */
    private static void cross(long[] lines, int topX, int topY, int bottomX, int bottomY) {
        int height = bottomY - topY;
        int width = bottomX - topX;
        int below = rowsAbove(bottomY);
        for (int row = rowsAbove(topY); row < below; row++) {
            int middle = GRID * row + GRID / 2;
            int crossing = (topX - GRID / 2) * height + (middle - topY) * width;
            int column = -Math.floorDiv(-crossing, GRID * height);
            lines[row] ^= -1L >>> column;
        }
    }

    /** Number of rows whose middle is at or above a height. */
    private static int rowsAbove(int y) {
        return Math.floorDiv(y - GRID / 2, GRID) + 1;
    }
}
