package org.teasel.cli.conform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Dataset;
import org.teasel.api.data.Observations;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.metric.Metric;
import org.teasel.api.spi.DatasetProvider;
import org.teasel.api.spi.EncoderProvider;
import org.teasel.api.spi.EstimatorProvider;
import org.teasel.api.spi.Plugin;
import org.teasel.api.spi.Plugins;
import org.teasel.cli.plugin.Fence;
import org.teasel.cli.source.Opening;
import org.teasel.cli.source.Reference;
import org.teasel.conformance.catalogue.Door;
import org.teasel.conformance.dataset.DatasetCandidate;
import org.teasel.conformance.dataset.DatasetProviderCandidate;
import org.teasel.conformance.encoder.EncoderCandidate;
import org.teasel.conformance.encoder.EncoderProviderCandidate;
import org.teasel.conformance.estimator.EstimatorCandidate;
import org.teasel.conformance.metric.MetricCandidate;
import org.teasel.conformance.rule.Declarations;

/** Makes candidates of the services that were found. */
public final class Lineup {

    /** The doors that services come through. */
    public static final Set<Door> DOORS = Set.of(Door.METRIC, Door.ESTIMATOR, Door.ENCODER, Door.DATASET);

    /** What encoders read if the user names no data set. */
    private static final String DEFAULT_DATASET = "sprites";

    private final Plugins plugins;
    private final Predicate<Object> own;
    private final Sources sources;
    private final List<OnTrial> onTrial = new ArrayList<>();
    private final List<Untried> untried = new ArrayList<>();

    private Lineup(Plugins plugins, Predicate<Object> own, Sources sources) {
        this.plugins = plugins;
        this.own = own;
        this.sources = sources;
    }

    /**
     * The services of some doors.
     *
     * @param plugins what was found
     * @param own which services are on trial
     * @param doors their doors
     * @param sources how to open encoders and data sets
     * @throws InvalidInputException if the user names an encoder that there is not or that is not on trial, or a data set
     *     that there is not
     */
    public static Lineup of(Plugins plugins, Predicate<Object> own, Set<Door> doors, Sources sources) {
        Lineup lineup = new Lineup(plugins, own, sources);
        if (doors.contains(Door.DATASET)) {
            lineup.addDatasets();
        }
        if (doors.contains(Door.ENCODER)) {
            lineup.addEncoders();
        }
        if (doors.contains(Door.ESTIMATOR)) {
            lineup.own(plugins.estimators())
                    .forEach(plugin -> lineup.onTrial.add(new OnTrial(
                            Door.ESTIMATOR,
                            plugin.id(),
                            plugin.artifact(),
                            List.of(EstimatorCandidate.of(plugin.service())))));
        }
        if (doors.contains(Door.METRIC)) {
            lineup.own(plugins.metrics()).forEach(lineup::addMetric);
        }
        return lineup;
    }

    /** What can be tried. */
    public List<OnTrial> onTrial() {
        return List.copyOf(onTrial);
    }

    /** What can't be tried without more from the user. */
    public List<Untried> untried() {
        return List.copyOf(untried);
    }

    /**
     * Only some of the services.
     *
     * @param names names of services, or identifiers, which stand for all variants
     * @throws InvalidInputException if there is no service of a name
     */
    public Lineup only(List<String> names) {
        Lineup fewer = new Lineup(plugins, own, sources);
        for (String name : names) {
            Predicate<String> meant = found -> found.equals(name) || found.startsWith(name + ":");
            List<OnTrial> services =
                    onTrial.stream().filter(s -> meant.test(s.name())).toList();
            List<Untried> others =
                    untried.stream().filter(s -> meant.test(s.id())).toList();
            if (services.isEmpty() && others.isEmpty()) {
                throw new InvalidInputException("there is no service '" + name + "' to try; there are "
                        + onTrial.stream().map(OnTrial::name).sorted().collect(Collectors.joining(", ")));
            }
            fewer.onTrial.addAll(services);
            fewer.untried.addAll(others);
        }
        return fewer;
    }

    private <T> Stream<Plugin<T>> own(Iterable<Plugin<T>> found) {
        List<Plugin<T>> ours = new ArrayList<>();
        found.forEach(plugin -> {
            if (own.test(plugin.service())) {
                ours.add(plugin);
            }
        });
        return ours.stream();
    }

    /**
     * These services, of which some declare not to keep a rule that others should.
     *
     * @param declared reasons by {@code name/rule}
     * @throws InvalidInputException if there is no service of a name, or its door has no such rule
     */
    public Lineup declaring(Map<String, String> declared) {
        Lineup lineup = new Lineup(plugins, own, sources);
        lineup.onTrial.addAll(onTrial);
        lineup.untried.addAll(untried);
        declared.forEach((place, reason) -> {
            int slash = place.lastIndexOf('/');
            String name = place.substring(0, Math.max(0, slash));
            String rule = place.substring(slash + 1);
            if (lineup.onTrial.stream().noneMatch(service -> service.name().equals(name) && service.has(rule))) {
                throw new InvalidInputException("there is no service '" + name + "' that a rule " + rule + " is for");
            }
            lineup.onTrial.replaceAll(
                    service -> service.name().equals(name) ? service.declaring(rule, reason) : service);
        });
        return lineup;
    }

    private void addMetric(Plugin<Metric> plugin) {
        EstimatorProvider[] estimators =
                plugins.estimators().stream().map(Plugin::service).toArray(EstimatorProvider[]::new);
        MetricCandidate.family(plugin.service(), estimators)
                .forEach(metric -> onTrial.add(
                        new OnTrial(Door.METRIC, Fence.tell(metric::name), plugin.artifact(), List.of(metric))));
    }

    private void addDatasets() {
        Optional<Reference<DatasetProvider>> named = sources.dataset().map(text -> Opening.dataset(plugins, text));
        own(plugins.datasets()).forEach(plugin -> {
            if (isNamed(plugin, named)) {
                add(named.orElseThrow(), sources.datasetOptions());
            } else {
                Reference<DatasetProvider> plain = new Reference<>(plugin, "");
                refusal(() -> Opening.openDataset(plain, Map.of()).close())
                        .ifPresentOrElse(
                                reason -> untried.add(new Untried(
                                        Door.DATASET,
                                        plugin.id(),
                                        plugin.artifact(),
                                        "it needs --dataset " + plugin.id() + ":...: " + reason)),
                                () -> add(plain, Map.of()));
            }
        });
    }

    private void add(Reference<DatasetProvider> dataset, Map<String, String> options) {
        String name = name(dataset);
        DatasetProvider provider = dataset.provider().service();
        onTrial.add(new OnTrial(
                Door.DATASET,
                name,
                dataset.provider().artifact(),
                List.of(
                        DatasetCandidate.of(name, () -> Opening.openDataset(dataset, options)),
                        new DatasetProviderCandidate(
                                name,
                                () -> provider,
                                dataset.rest(),
                                options,
                                Selections.of(dataset, options),
                                Declarations.NONE))));
    }

    private void addEncoders() {
        Optional<Reference<EncoderProvider>> named = sources.encoder().map(text -> Opening.encoder(plugins, text));
        named.map(Reference::provider)
                .filter(plugin -> !own.test(plugin.service()))
                .ifPresent(plugin -> {
                    throw new InvalidInputException("the encoder provider '" + plugin.id() + "' of " + plugin.artifact()
                            + " does not come from an archive on trial");
                });
        List<Plugin<EncoderProvider>> ours = own(plugins.encoders()).toList();
        if (ours.isEmpty()) {
            return;
        }
        Observations observations = observations();
        for (Plugin<EncoderProvider> plugin : ours) {
            if (isNamed(plugin, named)) {
                add(named.orElseThrow(), sources.encoderOptions(), observations);
            } else {
                Reference<EncoderProvider> plain = new Reference<>(plugin, "");
                refusal(() -> read(plain, observations))
                        .ifPresentOrElse(
                                reason -> untried.add(new Untried(
                                        Door.ENCODER,
                                        plugin.id(),
                                        plugin.artifact(),
                                        "it needs --encoder " + plugin.id() + ":... or another --dataset: " + reason)),
                                () -> add(plain, Map.of(), observations));
            }
        }
    }

    private void add(Reference<EncoderProvider> encoder, Map<String, String> options, Observations observations) {
        String name = name(encoder);
        EncoderProvider provider = encoder.provider().service();
        onTrial.add(new OnTrial(
                Door.ENCODER,
                name,
                encoder.provider().artifact(),
                List.of(
                        EncoderCandidate.of(name, () -> Opening.openEncoder(encoder, options), observations),
                        new EncoderProviderCandidate(
                                name, () -> provider, encoder.rest(), options, observations, Declarations.NONE))));
    }

    private static void read(Reference<EncoderProvider> reference, Observations observations) {
        try (Encoder encoder = Opening.openEncoder(reference, Map.of())) {
            encoder.encode(observations);
        }
    }

    private Observations observations() {
        Reference<DatasetProvider> reference =
                Opening.dataset(plugins, sources.dataset().orElse(DEFAULT_DATASET));
        try (Dataset dataset = Opening.openDataset(reference, sources.datasetOptions())) {
            return Spread.over(dataset);
        }
    }

    private static <T> boolean isNamed(Plugin<T> plugin, Optional<Reference<T>> named) {
        return named.filter(reference -> reference.provider().service() == plugin.service())
                .isPresent();
    }

    private static String name(Reference<?> reference) {
        String id = reference.provider().id();
        return reference.rest().isEmpty() ? id : id + ":" + reference.rest();
    }

    /** Why something does not take what it was given; anything else that it throws is for the rules to find. */
    private static Optional<String> refusal(Runnable use) {
        try {
            use.run();
            return Optional.empty();
        } catch (InvalidInputException e) {
            // With a cause it tells of a plugin that broke down.
            return e.getCause() == null ? Optional.of(e.getMessage()) : Optional.empty();
        } catch (RuntimeException | LinkageError e) {
            return Optional.empty();
        }
    }
}
