package org.teasel.cli.source;

import java.util.Collection;
import java.util.Map;
import org.teasel.api.data.Dataset;
import org.teasel.api.encoder.Decoder;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.spi.DatasetProvider;
import org.teasel.api.spi.EncoderProvider;
import org.teasel.api.spi.Plugin;
import org.teasel.api.spi.Plugins;
import org.teasel.cli.plugin.Fence;

/** Finds and opens encoders and data sets by what a user calls them. */
public final class Opening {

    private Opening() {}

    /**
     * The encoder that a user means by a file, or by a provider's id with what it takes.
     *
     * @throws org.teasel.api.InvalidInputException if no provider opens it
     */
    public static Reference<EncoderProvider> encoder(Plugins plugins, String text) {
        Collection<Plugin<EncoderProvider>> providers = plugins.encoders();
        return Reference.find(providers, text)
                .or(() -> providers.stream()
                        .filter(provider -> Fence.call(
                                "encoder provider '" + provider.id() + "' of " + provider.artifact(),
                                () -> provider.service().accepts(text)))
                        .map(provider -> new Reference<>(provider, text))
                        .findFirst())
                .orElseThrow(() -> Reference.unknown("encoder", text, providers));
    }

    /**
     * The data set that a user means by a provider's id with what it takes.
     *
     * @throws org.teasel.api.InvalidInputException if there is no such provider
     */
    public static Reference<DatasetProvider> dataset(Plugins plugins, String text) {
        return Reference.find(plugins.datasets(), text)
                .orElseThrow(() -> Reference.unknown("data set", text, plugins.datasets()));
    }

    /** Opens an encoder. */
    public static Encoder openEncoder(Reference<EncoderProvider> encoder, Map<String, String> options) {
        return Fence.call(
                encoder.who("encoder provider"),
                () -> encoder.provider().service().open(encoder.rest(), options));
    }

    /** Opens a decoder. */
    public static Decoder openDecoder(Reference<EncoderProvider> decoder, Map<String, String> options) {
        return Fence.call(
                decoder.who("encoder provider"),
                () -> decoder.provider().service().openDecoder(decoder.rest(), options));
    }

    /** Opens a data set. */
    public static Dataset openDataset(Reference<DatasetProvider> dataset, Map<String, String> options) {
        return Fence.call(
                dataset.who("data set provider"),
                () -> dataset.provider().service().open(dataset.rest(), options));
    }
}
