package org.teasel.cli.source;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.teasel.api.Progress;
import org.teasel.api.data.Dataset;
import org.teasel.api.data.Representation;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.encoder.Encoding;
import org.teasel.api.spi.DatasetProvider;
import org.teasel.api.spi.EncoderProvider;
import org.teasel.api.spi.Plugin;
import org.teasel.api.spi.Plugins;
import org.teasel.cli.plugin.Fence;

/**
 * A data set and an encoder that reads it.
 *
 * @param encoder reference of the encoder
 * @param encoderOptions options of the encoder by name
 * @param dataset reference of the data set
 * @param datasetOptions options of the data set by name
 */
public record EncodedSource(
        String encoder, Map<String, String> encoderOptions, String dataset, Map<String, String> datasetOptions)
        implements Source {

    @Override
    public Representation open(Plugins plugins, Progress progress) {
        Reference<EncoderProvider> model = encoder(plugins);
        Reference<DatasetProvider> data = Reference.find(plugins.datasets(), dataset)
                .orElseThrow(() -> Reference.unknown("data set", dataset, plugins.datasets()));
        // Around closing too: a plugin may break down there.
        return Fence.call("encoder '" + encoder + "' on data set '" + dataset + "'", () -> {
            try (Dataset opened = Fence.call(
                            data.who("data set provider"),
                            () -> data.provider().service().open(data.rest(), datasetOptions));
                    Encoder reader = Fence.call(
                            model.who("encoder provider"),
                            () -> model.provider().service().open(model.rest(), encoderOptions))) {
                return Encoding.encode(reader, opened, progress);
            }
        });
    }

    private Reference<EncoderProvider> encoder(Plugins plugins) {
        Collection<Plugin<EncoderProvider>> providers = plugins.encoders();
        return Reference.find(providers, encoder)
                .or(() -> providers.stream()
                        .filter(provider -> Fence.call(
                                "encoder provider '" + provider.id() + "' of " + provider.artifact(),
                                () -> provider.service().accepts(encoder)))
                        .map(provider -> new Reference<>(provider, encoder))
                        .findFirst())
                .orElseThrow(() -> Reference.unknown("encoder", encoder, providers));
    }

    @Override
    public Map<String, String> describe() {
        Map<String, String> description = new LinkedHashMap<>();
        description.put("encoder", encoder);
        // A file's own name may have a colon in it too.
        Checksum.of(encoder)
                .or(() -> Checksum.of(encoder.substring(encoder.indexOf(':') + 1)))
                .ifPresent(sum -> description.put("encoderSha256", sum));
        encoderOptions.forEach((name, value) -> description.put("encoder." + name, value));
        description.put("dataset", dataset);
        datasetOptions.forEach((name, value) -> description.put("dataset." + name, value));
        return description;
    }
}
