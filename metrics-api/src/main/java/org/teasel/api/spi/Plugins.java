package org.teasel.api.spi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.MetricDescriptor;

/**
 * The plugins behind every door. A provider that can't be loaded, throws, or takes an id that is already taken is
 * listed among the failures with its artifact and cause; all others work on.
 */
public final class Plugins {

    /** A loader that fails this often is not asked again: one that can't move on would fail for ever. */
    private static final int MOST_FAILURES = 1000;

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

    private final Map<String, Plugin<Metric>> metrics;
    private final Map<String, Plugin<EncoderProvider>> encoders;
    private final Map<String, Plugin<DatasetProvider>> datasets;
    private final Map<String, Plugin<EstimatorProvider>> estimators;
    private final List<PluginFailure> failures = new ArrayList<>();

    private Plugins(ClassLoader loader) {
        metrics = discover(Metric.class, ServiceLoader.load(Metric.class, loader), loader, Plugins::id);
        encoders = discover(
                EncoderProvider.class, ServiceLoader.load(EncoderProvider.class, loader), loader, EncoderProvider::id);
        datasets = discover(
                DatasetProvider.class, ServiceLoader.load(DatasetProvider.class, loader), loader, DatasetProvider::id);
        estimators = discover(
                EstimatorProvider.class,
                ServiceLoader.load(EstimatorProvider.class, loader),
                loader,
                EstimatorProvider::id);
    }

    /** What the thread's context class loader finds, on the class path and the module path. */
    public static Plugins discover() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return discover(context == null ? Plugins.class.getClassLoader() : context);
    }

    /** What a class loader finds. */
    public static Plugins discover(ClassLoader loader) {
        return new Plugins(loader);
    }

    /** The metrics, in the order of discovery. */
    public Collection<Plugin<Metric>> metrics() {
        return metrics.values();
    }

    /** The encoder providers, in the order of discovery. */
    public Collection<Plugin<EncoderProvider>> encoders() {
        return encoders.values();
    }

    /** The data set providers, in the order of discovery. */
    public Collection<Plugin<DatasetProvider>> datasets() {
        return datasets.values();
    }

    /** The estimator providers, in the order of discovery. */
    public Collection<Plugin<EstimatorProvider>> estimators() {
        return estimators.values();
    }

    /** The metric with an id. */
    public Optional<Metric> metric(String id) {
        return Optional.ofNullable(metrics.get(id)).map(Plugin::service);
    }

    /** The encoder provider with an id. */
    public Optional<EncoderProvider> encoder(String id) {
        return Optional.ofNullable(encoders.get(id)).map(Plugin::service);
    }

    /** The data set provider with an id. */
    public Optional<DatasetProvider> dataset(String id) {
        return Optional.ofNullable(datasets.get(id)).map(Plugin::service);
    }

    /** What was announced and can't be used. */
    public List<PluginFailure> failures() {
        return List.copyOf(failures);
    }

    private <T> Map<String, Plugin<T>> discover(
            Class<T> door, ServiceLoader<T> services, ClassLoader loader, Function<T, String> identify) {
        Map<String, Plugin<T>> found = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        List<Throwable> troubles = new ArrayList<>();
        Iterator<T> iterator = services.iterator();
        while (troubles.size() < MOST_FAILURES) {
            T service;
            // Both calls may throw, and not only ServiceConfigurationError: a missing supertype comes raw from hasNext.
            try {
                if (!iterator.hasNext()) {
                    break;
                }
                service = iterator.next();
            } catch (ServiceConfigurationError | LinkageError e) {
                troubles.add(e);
                continue;
            }
            seen.add(service.getClass().getName());
            admit(door, service, identify, found);
        }
        List<PluginFailure> announced = ServiceFiles.failures(door, loader, seen);
        failures.addAll(announced);
        for (Throwable trouble : troubles) {
            // Whatever the services files don't explain comes from a module and is told as the loader told it.
            if (announced.isEmpty()) {
                failures.add(new PluginFailure(
                        door.getSimpleName(), "unknown provider", "module path", ServiceFiles.tell(trouble)));
            }
        }
        return found;
    }

    private static String id(Metric metric) {
        MetricDescriptor descriptor = metric.descriptor();
        if (descriptor == null) {
            throw new IllegalArgumentException("its descriptor is null");
        }
        // A metric that can't list its variants would break every listing later.
        Objects.requireNonNull(metric.variants(), "variants() is null");
        return descriptor.name().id();
    }

    private <T> void admit(Class<T> door, T service, Function<T, String> identify, Map<String, Plugin<T>> found) {
        String artifact = Artifact.of(service.getClass());
        String provider = service.getClass().getName();
        try {
            String id = identify.apply(service);
            if (id == null || !ID.matcher(id).matches()) {
                throw new IllegalArgumentException(
                        "its id is '" + id + "', expected small letters, digits and hyphens");
            }
            Plugin<T> first = found.putIfAbsent(id, new Plugin<>(id, service, artifact));
            if (first != null) {
                throw new IllegalArgumentException("its id '" + id + "' is already taken by "
                        + first.service().getClass().getName() + " of " + first.artifact());
            }
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            failures.add(new PluginFailure(door.getSimpleName(), provider, artifact, ServiceFiles.tell(e)));
        }
    }
}
