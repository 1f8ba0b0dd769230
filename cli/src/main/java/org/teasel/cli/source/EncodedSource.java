package org.teasel.cli.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.teasel.api.InvalidInputException;
import org.teasel.api.Progress;
import org.teasel.api.data.Dataset;
import org.teasel.api.data.Representation;
import org.teasel.api.encoder.Decoder;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.encoder.Encoding;
import org.teasel.api.spi.DatasetProvider;
import org.teasel.api.spi.EncoderProvider;
import org.teasel.api.spi.Plugins;
import org.teasel.cli.picture.Painter;
import org.teasel.cli.picture.Pictures;
import org.teasel.cli.plugin.Fence;

/**
 * A data set and an encoder that reads it.
 *
 * @param encoder reference of the encoder
 * @param encoderOptions options of the encoder by name
 * @param dataset reference of the data set
 * @param datasetOptions options of the data set by name
 * @param decoder the decoder that draws pictures
 */
public record EncodedSource(
        String encoder,
        Map<String, String> encoderOptions,
        String dataset,
        Map<String, String> datasetOptions,
        DecoderChoice decoder)
        implements Source {

    @Override
    public Opened open(Plugins plugins, Progress progress) {
        Reference<EncoderProvider> model = Opening.encoder(plugins, encoder);
        Reference<DatasetProvider> data = Opening.dataset(plugins, dataset);
        // Around closing too: a plugin may break down there.
        return Fence.call("encoder '" + encoder + "' on data set '" + dataset + "'", () -> {
            try (Dataset opened = Opening.openDataset(data, datasetOptions);
                    Encoder reader = Opening.openEncoder(model, encoderOptions)) {
                return decoder.reference().isPresent()
                        ? withDecoder(plugins, opened, reader, progress)
                        : withDecoderIfFound(model, opened, reader, progress);
            }
        });
    }

    /** A decoder that was asked for: it is opened before any work, and pictures that can't be had are refused. */
    private Opened withDecoder(Plugins plugins, Dataset data, Encoder reader, Progress progress) {
        String named = decoder.reference().orElseThrow();
        Reference<EncoderProvider> reference = Opening.encoder(plugins, named);
        try (Decoder painter = Opening.openDecoder(reference, decoder.options())) {
            Representation encoded = Encoding.encode(reader, data, progress);
            return new Opened(encoded, Optional.of(paint(data, encoded, painter)), describe(named), List.of());
        }
    }

    /** A decoder that lies with the encoder: if it is no use, scores are worth as much without its pictures. */
    private Opened withDecoderIfFound(
            Reference<EncoderProvider> model, Dataset data, Encoder reader, Progress progress) {
        Representation encoded = Encoding.encode(reader, data, progress);
        Optional<String> found = Optional.empty();
        try {
            found = Fence.call(
                    model.who("encoder provider"),
                    () -> model.provider().service().decoderOf(model.rest()));
            if (found.isEmpty()) {
                List<String> unused = decoder.options().isEmpty()
                        ? List.of()
                        : List.of("no decoder lies with the encoder, so that its options "
                                + String.join(", ", decoder.options().keySet()) + " were not used");
                return new Opened(encoded, Optional.empty(), describe(), unused);
            }
            Reference<EncoderProvider> reference = new Reference<>(model.provider(), found.get());
            try (Decoder painter = Opening.openDecoder(reference, decoder.options())) {
                return new Opened(
                        encoded, Optional.of(paint(data, encoded, painter)), describe(found.get()), List.of());
            }
        } catch (InvalidInputException e) {
            String warning = "there are no pictures"
                    + found.map(name -> " by the decoder " + name).orElse("") + ": " + e.getMessage();
            return new Opened(encoded, Optional.empty(), describe(), List.of(warning));
        }
    }

    private static Pictures paint(Dataset data, Representation encoded, Decoder painter) {
        return Fence.call("decoder '" + painter.name() + "'", () -> Painter.paint(data, encoded, painter));
    }

    /** What was named, for the provenance of scores. */
    Map<String, String> describe() {
        Map<String, String> description = new LinkedHashMap<>();
        describe("encoder", encoder, encoderOptions, description);
        description.put("dataset", dataset);
        datasetOptions.forEach((name, value) -> description.put("dataset." + name, value));
        return description;
    }

    private Map<String, String> describe(String painter) {
        Map<String, String> description = describe();
        describe("decoder", painter, decoder.options(), description);
        return description;
    }

    private static void describe(
            String what, String reference, Map<String, String> options, Map<String, String> description) {
        description.put(what, reference);
        // A file's own name may have a colon in it too.
        Checksum.of(reference)
                .or(() -> Checksum.of(reference.substring(reference.indexOf(':') + 1)))
                .ifPresent(sum -> description.put(what + "Sha256", sum));
        options.forEach((name, value) -> description.put(what + "." + name, value));
    }
}
