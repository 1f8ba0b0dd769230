package org.teasel.cli.source;

import java.util.LinkedHashMap;
import java.util.Map;
import org.teasel.api.Progress;
import org.teasel.api.data.Dataset;
import org.teasel.api.data.Representation;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.encoder.Encoding;
import org.teasel.api.spi.DatasetProvider;
import org.teasel.api.spi.EncoderProvider;
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
        Reference<EncoderProvider> model = Opening.encoder(plugins, encoder);
        Reference<DatasetProvider> data = Opening.dataset(plugins, dataset);
        // Around closing too: a plugin may break down there.
        return Fence.call("encoder '" + encoder + "' on data set '" + dataset + "'", () -> {
            try (Dataset opened = Opening.openDataset(data, datasetOptions);
                    Encoder reader = Opening.openEncoder(model, encoderOptions)) {
                return Encoding.encode(reader, opened, progress);
            }
        });
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
