package org.teasel.cli.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.teasel.api.data.Representation;
import org.teasel.cli.report.Figures;
import org.teasel.cli.report.Report;
import org.teasel.cli.report.ReportFormat;
import org.teasel.cli.report.ScoreRow;
import org.teasel.metrics.Evaluation;

/** One page with the scores, pictures of what they rest on, warnings and settings. */
public final class HtmlReport implements ReportFormat {

    private static final String STYLE = "report.css";
    private static final String STYLE_OF_PICTURES = "pictures.css";

    /** Makes sure that the page never fetches anything, whatever a plugin puts in a name. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    /** Pictures are part of the page too. */
    private static final String POLICY_WITH_PICTURES = POLICY + "; img-src data:";

    /** A writer of report.html. */
    public HtmlReport() {}

    @Override
    public String fileName() {
        return "report.html";
    }

    @Override
    public String render(Report report) {
        Representation representation = report.evaluation().representation();
        String policy = report.pictures().isPresent() ? POLICY_WITH_PICTURES : POLICY;
        Markup markup = new Markup().raw("<!DOCTYPE html>\n").open("html", "lang", "en");
        markup.open("head").line();
        markup.empty("meta", "charset", "utf-8").line();
        markup.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy)
                .line();
        markup.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        markup.empty("meta", "name", "color-scheme", "content", "light dark").line();
        markup.element("title", representation.name() + " – Teasel").line();
        markup.open("style").raw(style(STYLE));
        report.pictures().ifPresent(pictures -> markup.raw(style(STYLE_OF_PICTURES)));
        markup.close().line();
        markup.close().line().open("body").open("main").line();
        head(representation, markup);
        warnings(report.evaluation(), markup);
        ScoreSection.write(report.evaluation(), markup);
        InformationSection.write(report.evaluation(), markup);
        report.pictures().ifPresent(pictures -> PictureSection.write(pictures, markup));
        BreakdownSection.write(report.evaluation(), markup);
        SettingsSection.write(report, markup);
        return markup.close().close().close().line().toString();
    }

    private static void head(Representation representation, Markup markup) {
        markup.open("header").element("p", "Teasel", "class", "brand");
        markup.element("h1", representation.name());
        markup.element(
                        "p",
                        Figures.count(representation.size()) + " observations · "
                                + representation.posteriors().latents() + " latents · "
                                + representation.factors().count() + " factors",
                        "class",
                        "facts")
                .close()
                .line();
    }

    private static void warnings(Evaluation evaluation, Markup markup) {
        List<String> warnings = new ArrayList<>(evaluation.warnings());
        without(ScoreRow.Status.NOT_DEFINED, "Not defined for this data", evaluation)
                .ifPresent(warnings::add);
        without(ScoreRow.Status.FAILED, "Failed", evaluation).ifPresent(warnings::add);
        if (warnings.isEmpty()) {
            return;
        }
        markup.open("section", "class", "warnings").element("h2", "Before you trust these scores");
        markup.open("ul");
        warnings.forEach(warning -> markup.element("li", warning));
        markup.close().close().line();
    }

    private static Optional<String> without(ScoreRow.Status status, String words, Evaluation evaluation) {
        List<String> names = evaluation.scores().stream()
                .map(ScoreRow::of)
                .filter(row -> row.status() == status)
                .map(ScoreRow::name)
                .toList();
        return names.isEmpty() ? Optional.empty() : Optional.of(words + ": " + String.join(", ", names));
    }

    private static String style(String name) {
        try (InputStream style = HtmlReport.class.getResourceAsStream(name)) {
            if (style == null) {
                throw new IllegalStateException(name + " is missing from the archive");
            }
            return new String(style.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
