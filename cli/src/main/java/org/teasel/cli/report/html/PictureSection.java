package org.teasel.cli.report.html;

import java.util.Base64;
import org.teasel.cli.picture.Pictures;
import org.teasel.cli.report.Figures;

/** What the decoder draws: reconstructions, and traversals of single latents. */
final class PictureSection {

    /** Above this share of the decoder's pixels the reader is told that some are cut. */
    private static final double NOTABLE = 0.001;

    private PictureSection() {}

    static void write(Pictures pictures, Markup markup) {
        markup.open("section").element("h2", "Seen through the decoder").line();
        reconstructions(pictures, markup);
        traversals(pictures, markup);
        if (pictures.cut() > NOTABLE) {
            markup.element(
                    "p",
                    Figures.value(100 * pictures.cut())
                            + " % of the decoder's pixels are darker than black or brighter than white and were cut."
                            + " Does it give logits?",
                    "class",
                    "caption");
        }
        markup.close().line();
    }

    private static void reconstructions(Pictures pictures, Markup markup) {
        begin("Observations, and what " + pictures.decoder() + " makes of their means", markup);
        row("observed", "", pictures.originals(), "observations from all over the data set", markup);
        row("reconstructed", "", pictures.reconstructions(), "their reconstructions", markup);
        markup.close().close().close().line();
    }

    private static void traversals(Pictures pictures, Markup markup) {
        String reach = Figures.setting(Pictures.Traversal.REACH);
        begin(
                "One latent at a time moves: the mean of observation " + Figures.count(pictures.base()) + ", and up to "
                        + reach + " standard deviations of q(zᵢ) to either side",
                markup);
        markup.open("tr").element("td", "").open("td").open("div", "class", "steps");
        for (int k = 0; k < Pictures.Traversal.STEPS; k++) {
            double share = 2.0 * k / (Pictures.Traversal.STEPS - 1) - 1;
            markup.element("span", Figures.setting(Pictures.Traversal.REACH * share));
        }
        markup.close().close().close().line();
        for (Pictures.Traversal traversal : pictures.traversals()) {
            row(
                    traversal.latent(),
                    Double.isInfinite(traversal.rate()) ? "" : Figures.cell(traversal.rate()) + " nats",
                    traversal.strip(),
                    "traversal of " + traversal.latent() + " over " + reach + " standard deviations of "
                            + Figures.value(traversal.deviation()) + " to either side",
                    markup);
        }
        markup.close().close();
        markup.element("p", caption(pictures), "class", "caption").close().line();
    }

    private static String caption(Pictures pictures) {
        boolean noise = pictures.traversals().stream().anyMatch(traversal -> !Double.isInfinite(traversal.rate()));
        return "The image in the middle is the observation's own reconstruction."
                + (noise
                        ? " Latents by the mean of KL(q(zᵢ|x) ‖ N(0, 1)) in nats."
                        : " Latents by their standard deviations.")
                + (pictures.left() > 0
                        ? " The " + Figures.count(pictures.left()) + " that hold least are left out."
                        : "");
    }

    private static void begin(String title, Markup markup) {
        markup.open("figure").element("figcaption", title).open("div", "class", "scroll");
        markup.open("table", "class", "pictures").line();
    }

    private static void row(String name, String figure, Pictures.Strip strip, String description, Markup markup) {
        markup.open("tr").open("th", "scope", "row").text(Svg.label(name));
        if (!figure.isEmpty()) {
            markup.text(" ").element("span", figure);
        }
        markup.close().open("td");
        markup.empty(
                "img",
                "alt",
                description,
                "width",
                Integer.toString(strip.width()),
                "height",
                Integer.toString(strip.height()),
                "src",
                "data:image/png;base64," + Base64.getEncoder().encodeToString(strip.png()));
        markup.close().close().line();
    }
}
