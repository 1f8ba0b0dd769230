package org.teasel.models.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.teasel.adapters.torchscript.engine.LibTorch;
import org.teasel.models.network.Autoencoder;
import org.teasel.models.network.Weights;
import org.teasel.models.onnx.Exporter;
import org.teasel.models.torch.TorchForward;
import org.teasel.models.torch.TorchNetwork;

/**
 * What {@code teasel score} takes, compared with LibTorch before it is there.
 *
 * @param folder where it goes
 * @param model what the names of files begin with
 * @param pair the networks
 * @param metadata what files say of themselves
 * @param correlation of the noise between latents
 */
record Publication(Path folder, String model, Autoencoder pair, Map<String, String> metadata, double correlation) {

    /**
     * Writes both files.
     *
     * @return their names
     */
    List<String> publish(Weights encoderWeights, Weights decoderWeights) {
        String encoderFile = model + "_encoder.onnx";
        String decoderFile = model + "_decoder.onnx";
        Exporter exporter = new Exporter(pair, metadata, correlation);
        try (TorchNetwork encoder = new TorchNetwork(encoderWeights, LibTorch.CPU);
                TorchNetwork decoder = new TorchNetwork(decoderWeights, LibTorch.CPU)) {
            exporter.encoder(encoderWeights, new TorchForward(encoder), folder.resolve(encoderFile));
            exporter.decoder(decoderWeights, new TorchForward(decoder), folder.resolve(decoderFile));
        }
        return List.of(encoderFile, decoderFile);
    }
}
