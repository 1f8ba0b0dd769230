package org.teasel.cli.report.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.teasel.api.data.Factor;
import org.teasel.api.metric.Matrix;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Score;
import org.teasel.cli.report.Figures;
import org.teasel.metrics.Evaluation;

/** The tables behind scores, and their shares by factor and by latent. */
final class BreakdownSection {

    private BreakdownSection() {}

    static void write(Evaluation evaluation, Markup markup) {
        matrices(evaluation, markup);
        List<String> factors = evaluation.representation().factors().factors().stream()
                .map(Factor::name)
                .toList();
        shares("By factor", factors, Measurement::perFactor, evaluation, markup);
        shares("By latent", evaluation.representation().latentNames(), Measurement::perLatent, evaluation, markup);
    }

    private static void matrices(Evaluation evaluation, Markup markup) {
        Map<Matrix, String> users = new LinkedHashMap<>();
        for (Score score : evaluation.scores()) {
            if (score.outcome() instanceof Score.Defined defined) {
                String name = score.descriptor().name().toString();
                defined.measurement()
                        .matrix()
                        .ifPresent(matrix -> users.merge(known(users.keySet(), matrix), name, (a, b) -> a + ", " + b));
            }
        }
        if (users.isEmpty()) {
            return;
        }
        markup.open("section").element("h2", "Behind the scores").line();
        markup.open("div", "class", "figures");
        users.forEach((matrix, names) -> MatrixFigure.write(names, matrix, markup));
        markup.close().close().line();
    }

    /** The same matrix if there was one already: several scores may rest on one. */
    private static Matrix known(Collection<Matrix> matrices, Matrix matrix) {
        return matrices.stream()
                .filter(other -> other.title().equals(matrix.title())
                        && other.rows().equals(matrix.rows())
                        && other.columns().equals(matrix.columns())
                        && Arrays.deepEquals(other.values(), matrix.values()))
                .findFirst()
                .orElse(matrix);
    }

    private static void shares(
            String title,
            List<String> names,
            Function<Measurement, double[]> share,
            Evaluation evaluation,
            Markup markup) {
        List<String> rows = new ArrayList<>();
        List<double[]> values = new ArrayList<>();
        for (Score score : evaluation.scores()) {
            if (score.outcome() instanceof Score.Defined defined
                    && share.apply(defined.measurement()).length == names.size()
                    && !names.isEmpty()) {
                rows.add(score.descriptor().name().toString());
                values.add(share.apply(defined.measurement()));
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        markup.open("section").element("h2", title).open("div", "class", "scroll");
        markup.open("table", "class", "numbers").open("tr").element("td", "");
        names.forEach(name -> markup.element("th", name, "scope", "col"));
        markup.close().line();
        for (int r = 0; r < rows.size(); r++) {
            markup.open("tr").element("th", rows.get(r), "scope", "row");
            Arrays.stream(values.get(r)).mapToObj(Figures::value).forEach(text -> markup.element("td", text));
            markup.close().line();
        }
        markup.close().close().close().line();
    }
}
