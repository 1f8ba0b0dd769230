package org.teasel.models.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.teasel.models.network.InfoGanNetworks;
import org.teasel.models.objective.GuessedCodes;
import org.teasel.models.objective.Loss;
import org.teasel.models.torch.Tensors;

/** An InfoGAN in training. A step is one of the discriminator and one of the generator on the same codes. */
final class InfoGanModel implements Model {

    /** Names in checkpoints. */
    static final String GENERATOR = "generator";

    static final String DISCRIMINATOR = "discriminator";

    private final InfoGanRecipe recipe;
    private final Draws draws;
    private final Minibatches batches;
    private final String device;
    private final Learner generator;
    private final Learner discriminator;

    InfoGanModel(InfoGanRecipe recipe, Minibatches batches, String device, Optional<Checkpoint> checkpoint) {
        this.recipe = recipe;
        this.draws = new Draws(recipe.seed());
        this.batches = batches;
        this.device = device;
        this.generator = Learner.of(
                GENERATOR,
                recipe.networks().generator(),
                recipe.generatorAdam(),
                draws.of(Draws.Use.GENERATOR, 0),
                device,
                checkpoint);
        this.discriminator = Learner.of(
                DISCRIMINATOR,
                recipe.networks().discriminator(),
                recipe.discriminatorAdam(),
                draws.of(Draws.Use.DISCRIMINATOR, 0),
                device,
                checkpoint);
    }

    @Override
    @SuppressWarnings("try") // A scope works by being open.
    public Map<String, Double> step(long step) {
        InfoGanNetworks networks = recipe.networks();
        try (PointerScope scope = new PointerScope()) {
            Tensor inputs = inputs(step);
            Tensor oneHot = inputs.narrow(1, networks.noise(), networks.categories());
            Tensor codes = inputs.narrow(1, networks.noise() + networks.categories(), networks.continuous());
            Tensor images = generator.network().forward(inputs);

            discriminator.network().learns(true);
            Tensor real = discriminator.network().forward(batches.tensor(draws.key(Draws.Use.ORDER), step, device));
            Tensor detached = discriminator.network().forward(images.detach());
            Loss judged =
                    recipe.objective().discriminator(logits(real), logits(detached), guessed(detached), oneHot, codes);
            double discriminating = judged.total().item_double();
            if (Double.isFinite(discriminating)) {
                Learner.learn(judged.total(), discriminator);
            }

            discriminator.network().learns(false);
            Tensor seen = discriminator.network().forward(images);
            Loss made = recipe.objective().generator(logits(seen), guessed(seen), oneHot, codes);
            Map<String, Double> terms = new LinkedHashMap<>();
            terms.put("loss", made.total().item_double());
            made.terms().forEach((name, term) -> terms.put(name, term.item_double()));
            terms.put(DISCRIMINATOR, discriminating);
            if (Double.isFinite(terms.get("loss"))) {
                Learner.learn(made.total(), generator);
            }
            return terms;
        }
    }

    private GuessedCodes guessed(Tensor output) {
        return new GuessedCodes(output, recipe.networks().categories(), recipe.noise());
    }

    private static Tensor logits(Tensor output) {
        return output.select(1, 0);
    }

    /** Standard normal noise, a category of equal chances, and continuous codes between -1 and 1. */
    private Tensor inputs(long step) {
        InfoGanNetworks networks = recipe.networks();
        int width = networks.noise() + networks.categories() + networks.continuous();
        float[] values = new float[recipe.batchSize() * width];
        SplittableRandom random = draws.of(Draws.Use.CODES, step);
        for (int from = 0; from < values.length; from += width) {
            for (int k = 0; k < networks.noise(); k++) {
                values[from + k] = (float) random.nextGaussian();
            }
            if (networks.categories() > 0) {
                values[from + networks.noise() + random.nextInt(networks.categories())] = 1;
            }
            for (int k = networks.noise() + networks.categories(); k < width; k++) {
                values[from + k] = (float) (2 * random.nextDouble() - 1);
            }
        }
        return Tensors.of(values, device, recipe.batchSize(), width);
    }

    /** Nothing: an adversary's loss tells no model from a better one. */
    @Override
    public Map<String, Double> validate(long step) {
        return Map.of();
    }

    @Override
    public Checkpoint checkpoint(long step) {
        return Learner.checkpoint(step, 0, List.of(generator, discriminator));
    }

    @Override
    public void close() {
        generator.close();
        discriminator.close();
    }
}
