package org.teasel.cli.report.html;

import java.util.List;
import org.teasel.api.data.Factor;
import org.teasel.api.data.Representation;
import org.teasel.api.information.InformationTable;
import org.teasel.api.metric.Matrix;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.statistic.Population;
import org.teasel.cli.report.Figures;
import org.teasel.metrics.Evaluation;

/** What latents know of factors and of the observation. */
final class InformationSection {

    private InformationSection() {}

    static void write(Evaluation evaluation, Markup markup) {
        if (evaluation.information().isEmpty()) {
            return;
        }
        InformationTable table = evaluation.information().get();
        Representation representation = evaluation.representation();
        List<String> factors =
                representation.factors().factors().stream().map(Factor::name).toList();
        markup.open("section").element("h2", "Information").line();
        markup.open("div", "class", "figures");
        MatrixFigure.write(
                "",
                new Matrix(
                        "What each latent knows of each factor: I(zᵢ; yₖ) in nats",
                        representation.latentNames(),
                        factors,
                        table.mutualInformation()),
                markup);
        markup.open("figure").element("figcaption", "What each latent knows of the observation: I(x; zᵢ) in nats");
        BarChart.draw("Informativeness of the latents", representation.latentNames(), table.informativeness(), markup);
        markup.element("p", total(evaluation), "class", "caption").close();
        markup.close();
        if (!factors.isEmpty()) {
            markup.element("p", entropies(factors, table), "class", "caption");
        }
        markup.close().line();
    }

    private static String total(Evaluation evaluation) {
        Representation representation = evaluation.representation();
        String most =
                "At most H(x) = " + Figures.value(Population.of(representation).entropy()) + " nats.";
        LatentSet all = LatentSet.all(representation.posteriors().latents());
        return evaluation
                .sampled()
                .map(sampled ->
                        "All latents together: I(x; z) = " + Figures.value(sampled.information(all)) + " nats. " + most)
                .orElse(most);
    }

    private static String entropies(List<String> factors, InformationTable table) {
        StringBuilder text = new StringBuilder("There is to know of each factor, H(yₖ) in nats: ");
        for (int k = 0; k < factors.size(); k++) {
            text.append(k == 0 ? "" : ", ")
                    .append(factors.get(k))
                    .append(' ')
                    .append(Figures.value(table.factorEntropy()[k]));
        }
        return text.append('.').toString();
    }
}
