package org.teasel.models.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.teasel.models.network.Architecture;
import org.teasel.models.objective.Codes;
import org.teasel.models.objective.Contrast;
import org.teasel.models.objective.Loss;
import org.teasel.models.objective.Pass;
import org.teasel.models.objective.Reconstruction;
import org.teasel.models.torch.AdamSettings;
import org.teasel.models.torch.Tensors;

/** An autoencoder in training, with a discriminator if its objective needs one. */
final class AutoencoderModel implements Model {

    /** Names in checkpoints. */
    static final String ENCODER = "encoder";

    static final String DECODER = "decoder";

    private final Recipe recipe;
    private final Draws draws;
    private final Minibatches batches;
    private final int population;
    private final String device;
    private final Learner encoder;
    private final Learner decoder;
    private final Optional<Learner> discriminator;
    private double state;

    /**
     * A model as a checkpoint left it, or one that has learned nothing.
     *
     * @param population number of observations in the data set, N
     */
    AutoencoderModel(
            Recipe recipe, Minibatches batches, int population, String device, Optional<Checkpoint> checkpoint) {
        this.recipe = recipe;
        this.draws = new Draws(recipe.seed());
        this.batches = batches;
        this.population = population;
        this.device = device;
        this.encoder = learner(ENCODER, recipe.pair().encoder(), recipe.adam(), Draws.Use.ENCODER, checkpoint);
        this.decoder = learner(DECODER, recipe.pair().decoder(), recipe.adam(), Draws.Use.DECODER, checkpoint);
        this.discriminator = recipe.objective()
                .contrast()
                .map(contrast -> learner(
                        "discriminator",
                        recipe.discriminator(),
                        recipe.discriminatorAdam(),
                        Draws.Use.DISCRIMINATOR,
                        checkpoint));
        this.state = checkpoint.map(Checkpoint::state).orElseGet(recipe.objective()::state);
    }

    private Learner learner(
            String name, Architecture architecture, AdamSettings adam, Draws.Use use, Optional<Checkpoint> from) {
        return Learner.of(name, architecture, adam, draws.of(use, 0), device, from);
    }

    @Override
    @SuppressWarnings("try") // A scope works by being open.
    public Map<String, Double> step(long step) {
        try (PointerScope scope = new PointerScope()) {
            Tensor observations = batch(Draws.Use.ORDER, step);
            Codes codes = encode(observations, Draws.Use.NOISE, step);
            discriminator.ifPresent(d -> d.network().learns(false));
            Loss loss = loss(observations, codes, step);
            Map<String, Double> terms = new LinkedHashMap<>();
            terms.put("loss", loss.total().item_double());
            loss.terms().forEach((name, term) -> terms.put(name, term.item_double()));
            if (!Double.isFinite(terms.get("loss"))) {
                return terms;
            }
            Learner.learn(loss.total(), encoder, decoder);
            discriminator.ifPresent(d ->
                    terms.put("discriminator", discriminate(d, codes.sample().detach(), step)));
            state = recipe.objective().next(state, terms, step);
            return terms;
        }
    }

    private Loss loss(Tensor observations, Codes codes, long step) {
        return recipe.objective()
                .loss(new Pass(
                        Reconstruction.error(decoder.network().forward(codes.sample()), observations),
                        codes,
                        discriminator.map(d -> logits(d, codes.sample())),
                        population,
                        step,
                        state));
    }

    /** What is held out is judged with the same noise at every step. */
    @Override
    @SuppressWarnings("try") // A scope and a guard work by being open.
    public Map<String, Double> validate(long step) {
        Map<String, Double> terms = new LinkedHashMap<>();
        int count = batches.heldOut();
        GaussianCorrelation ofMeans = new GaussianCorrelation(recipe.pair().latents());
        GaussianCorrelation ofSamples = new GaussianCorrelation(recipe.pair().latents());
        for (int batch = 0; batch < count; batch++) {
            try (PointerScope scope = new PointerScope();
                    NoGradGuard guard = new NoGradGuard()) {
                Tensor observations = batches.heldOut(batch, device);
                Codes codes = encode(observations, Draws.Use.VALIDATION_NOISE, batch);
                Loss loss = loss(observations, codes, step);
                terms.merge("loss", loss.total().item_double() / count, Double::sum);
                loss.terms().forEach((name, term) -> terms.merge(name, term.item_double() / count, Double::sum));
                ofMeans.add(Tensors.floats(codes.mean()));
                ofSamples.add(Tensors.floats(codes.sample()));
            }
        }
        if (count > 0) {
            terms.put("tc-of-mean", ofMeans.totalCorrelation());
            terms.put("tc-of-sample", ofSamples.totalCorrelation());
        }
        return terms;
    }

    private double discriminate(Learner d, Tensor sample, long step) {
        Tensor others = others(recipe.objective().contrast().orElseThrow(), step);
        d.network().learns(true);
        Tensor loss = Contrast.loss(logits(d, sample), logits(d, others));
        double value = loss.item_double();
        if (Double.isFinite(value)) {
            Learner.learn(loss, d);
        }
        return value;
    }

    /** Draws that the discriminator is to tell from those of q(z). */
    private Tensor others(Contrast contrast, long step) {
        int latents = recipe.pair().latents();
        if (contrast == Contrast.PRIOR) {
            float[] normals = draws.normals(Draws.Use.CONTRAST, step, recipe.batchSize() * latents);
            return Tensors.of(normals, device, recipe.batchSize(), latents);
        }
        float[] sample = otherSample(step);
        float[] permuted = new float[sample.length];
        SplittableRandom random = draws.of(Draws.Use.CONTRAST, step);
        for (int i = 0; i < latents; i++) {
            int[] order = order(recipe.batchSize(), random);
            for (int n = 0; n < order.length; n++) {
                permuted[n * latents + i] = sample[order[n] * latents + i];
            }
        }
        return Tensors.of(permuted, device, recipe.batchSize(), latents);
    }

    /** Draws from the posteriors of another batch. */
    @SuppressWarnings("try") // A guard works by being open.
    private float[] otherSample(long step) {
        try (NoGradGuard guard = new NoGradGuard()) {
            Tensor observations = batch(Draws.Use.OTHER_ORDER, step);
            return Tensors.floats(
                    encode(observations, Draws.Use.OTHER_NOISE, step).sample());
        }
    }

    private static int[] order(int size, SplittableRandom random) {
        int[] order = new int[size];
        for (int n = 0; n < size; n++) {
            int other = random.nextInt(n + 1);
            order[n] = order[other];
            order[other] = n;
        }
        return order;
    }

    private static Tensor logits(Learner discriminator, Tensor sample) {
        return discriminator.network().forward(sample).flatten(0, -1);
    }

    private Tensor batch(Draws.Use use, long step) {
        return batches.tensor(draws.key(use), step, device);
    }

    private Codes encode(Tensor observations, Draws.Use noise, long step) {
        Tensor encoded = encoder.network().forward(observations);
        if (recipe.pair().deterministic()) {
            return Codes.points(encoded);
        }
        int width = recipe.pair().latents() + 1;
        float[] normals = draws.normals(noise, step, recipe.batchSize() * width);
        return Codes.gaussian(encoded, Tensors.of(normals, device, recipe.batchSize(), width), recipe.noise());
    }

    @Override
    public Checkpoint checkpoint(long step) {
        return Learner.checkpoint(step, state, learners());
    }

    private List<Learner> learners() {
        return Stream.concat(Stream.of(encoder, decoder), discriminator.stream())
                .toList();
    }

    @Override
    public void close() {
        learners().forEach(Learner::close);
    }
}
