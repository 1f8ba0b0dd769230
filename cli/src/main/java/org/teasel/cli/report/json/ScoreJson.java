package org.teasel.cli.report.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.teasel.api.metric.Matrix;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.MetricDescriptor;
import org.teasel.api.metric.MetricName;
import org.teasel.api.metric.Score;

/** A score as JSON: always the same keys, with null for what there is not. */
final class ScoreJson {

    private ScoreJson() {}

    static ObjectNode of(Score score) {
        MetricDescriptor descriptor = score.descriptor();
        MetricName name = descriptor.name();
        Optional<Score.Defined> defined = Optional.of(score.outcome())
                .filter(Score.Defined.class::isInstance)
                .map(Score.Defined.class::cast);
        Optional<Measurement> measurement = defined.map(Score.Defined::measurement);
        Optional<Measurement> errors = defined.flatMap(Score.Defined::standardError);

        ObjectNode node = Nodes.object();
        node.put("name", name.toString());
        node.put("id", name.idWithK());
        node.put("variant", name.variant().isEmpty() ? null : name.variant());
        node.put("status", status(score.outcome()));
        node.set("value", number(measurement));
        node.set("standardError", number(errors));
        node.set(
                "interval",
                defined.flatMap(Score.Defined::interval)
                        .map(ScoreJson::interval)
                        .orElse(null));
        node.put("defined", defined.isPresent());
        node.put("reason", reason(score.outcome()));
        node.set(
                "range",
                Nodes.numbers(descriptor.range().low(), descriptor.range().high()));
        node.put("direction", word(descriptor.direction()));
        node.put("unit", word(descriptor.unit()));
        node.set(
                "perFactor",
                measurement.map(m -> Nodes.numbersOrNull(m.perFactor())).orElse(null));
        node.set(
                "perLatent",
                measurement.map(m -> Nodes.numbersOrNull(m.perLatent())).orElse(null));
        node.set(
                "matrix",
                measurement.flatMap(Measurement::matrix).map(ScoreJson::matrix).orElse(null));
        node.set(
                "components",
                measurement.map(m -> Nodes.figures(m.components())).orElseGet(Nodes::object));
        node.set("standardErrors", errors.map(ScoreJson::breakdown).orElse(null));
        node.set("notes", Nodes.texts(measurement.map(Measurement::notes).orElse(List.of())));
        node.set("settings", Nodes.settings(score.settings()));
        node.put("citation", descriptor.citation());
        node.set("seconds", Nodes.seconds(score.time()));
        return node;
    }

    private static JsonNode number(Optional<Measurement> measurement) {
        return measurement.map(m -> Nodes.number(m.value())).orElse(NullNode.instance);
    }

    private static String status(Score.Outcome outcome) {
        if (outcome instanceof Score.Defined) {
            return "defined";
        }
        return outcome instanceof Score.NotDefined ? "not-defined" : "failed";
    }

    private static String reason(Score.Outcome outcome) {
        if (outcome instanceof Score.NotDefined none) {
            return none.reason();
        }
        return outcome instanceof Score.Failed failed ? failed.reason() : null;
    }

    private static ObjectNode interval(Score.Interval interval) {
        ObjectNode node = Nodes.object();
        node.set("low", Nodes.number(interval.low()));
        node.set("high", Nodes.number(interval.high()));
        node.put("level", interval.level());
        return node;
    }

    private static ObjectNode breakdown(Measurement errors) {
        ObjectNode node = Nodes.object();
        node.set("perFactor", Nodes.numbersOrNull(errors.perFactor()));
        node.set("perLatent", Nodes.numbersOrNull(errors.perLatent()));
        node.set("matrix", errors.matrix().map(ScoreJson::matrix).orElse(null));
        node.set("components", Nodes.figures(errors.components()));
        return node;
    }

    private static ObjectNode matrix(Matrix matrix) {
        ObjectNode node = Nodes.object();
        node.put("title", matrix.title());
        node.set("rows", Nodes.texts(matrix.rows()));
        node.set("columns", Nodes.texts(matrix.columns()));
        node.set("values", Nodes.table(matrix.values()));
        return node;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
