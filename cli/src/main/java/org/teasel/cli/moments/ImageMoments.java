package org.teasel.cli.moments;

/**
 * Moments of the brightness b(u, v) of an image, with u and v from 0 to 1 along its width and height. With the mass
 * M = mean of b, the centre (U, V) and the central second moments S_uu, S_uv, S_vv about it:
 *
 * @param mass M, the share of the image that is bright
 * @param centreX U
 * @param centreY V
 * @param along (S_uu - S_vv) / (S_uu + S_vv), which is e cos 2t for a figure of elongation e at the angle t
 * @param across 2 S_uv / (S_uu + S_vv), which is e sin 2t
 * @param spread 2 pi (S_uu + S_vv) / M, which is 1 for a disc and more for whatever is less compact
 */
record ImageMoments(double mass, double centreX, double centreY, double along, double across, double spread) {

    /** The moments of nothing: of an image without brightness. */
    private static final ImageMoments DARK = new ImageMoments(0, 0.5, 0.5, 0, 0, 1);

    /** The moments of the image that starts at an index, row by row; brightness below 0 counts as none. */
    static ImageMoments of(float[] values, int start, int rows, int columns) {
        double sum = 0;
        double sumU = 0;
        double sumV = 0;
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                double brightness = Math.max(0, values[start + r * columns + c]);
                sum += brightness;
                sumU += brightness * (c + 0.5) / columns;
                sumV += brightness * (r + 0.5) / rows;
            }
        }
        if (!(sum > 0)) {
            return DARK;
        }
        double centreU = sumU / sum;
        double centreV = sumV / sum;
        // A pixel is no point: its own second moment keeps a single one from having no extent.
        double uu = 1.0 / (12.0 * columns * columns);
        double vv = 1.0 / (12.0 * rows * rows);
        double uv = 0;
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                double share = Math.max(0, values[start + r * columns + c]) / sum;
                double u = (c + 0.5) / columns - centreU;
                double v = (r + 0.5) / rows - centreV;
                uu += share * u * u;
                vv += share * v * v;
                uv += share * u * v;
            }
        }
        double mass = sum / ((double) rows * columns);
        return new ImageMoments(
                mass, centreU, centreV, (uu - vv) / (uu + vv), 2 * uv / (uu + vv), 2 * Math.PI * (uu + vv) / mass);
    }
}
