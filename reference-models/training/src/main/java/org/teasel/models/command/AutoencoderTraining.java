package org.teasel.models.command;

import java.nio.file.Path;
import java.util.List;
import org.teasel.adapters.torchscript.engine.LibTorch;
import org.teasel.api.Progress;
import org.teasel.api.data.Dataset;
import org.teasel.models.onnx.Exporter;
import org.teasel.models.torch.TorchForward;
import org.teasel.models.torch.TorchNetwork;
import org.teasel.models.training.Recipe;
import org.teasel.models.training.TrainedAutoencoder;
import org.teasel.models.training.Trainer;
import org.teasel.models.training.TrainingListener;
import org.teasel.models.training.TrainingOptions;

/**
 * An autoencoder in training.
 *
 * @param recipe how it is trained
 * @param images what it learns from
 * @param plan the same in words
 */
record AutoencoderTraining(Recipe recipe, Dataset images, Plan plan) implements Training {

    @Override
    public Outcome train(
            Path folder, TrainingOptions options, long steps, Progress progress, TrainingListener listener) {
        TrainedAutoencoder trained = new Trainer(recipe, images, folder, options).train(steps, progress, listener);
        Exporter exporter = new Exporter(
                trained.pair(), plan.metadata(trained.steps()), recipe.noise().correlation());
        String encoderFile = plan.model() + "_encoder.onnx";
        String decoderFile = plan.model() + "_decoder.onnx";
        try (TorchNetwork encoder = new TorchNetwork(trained.encoder(), LibTorch.CPU);
                TorchNetwork decoder = new TorchNetwork(trained.decoder(), LibTorch.CPU)) {
            exporter.encoder(trained.encoder(), new TorchForward(encoder), folder.resolve(encoderFile));
            exporter.decoder(trained.decoder(), new TorchForward(decoder), folder.resolve(decoderFile));
        }
        return new Outcome(trained.steps(), trained.validation(), trained.run(), List.of(encoderFile, decoderFile));
    }
}
