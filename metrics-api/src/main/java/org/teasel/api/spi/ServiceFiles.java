package org.teasel.api.spi;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Finds out which artifact announced a provider that {@link java.util.ServiceLoader} could not give, and why it could
 * not: the loader's own errors name neither the artifact nor, for a missing supertype, the provider.
 */
final class ServiceFiles {

    /** How the virtual machine begins what it says about a class whose static initialiser failed before. */
    private static final String NOT_INITIALISED = "Could not initialize class ";

    private ServiceFiles() {}

    /** Every provider that a services file of the door announces and that was not seen, with the reason. */
    static List<PluginFailure> failures(Class<?> door, ClassLoader loader, Set<String> seen) {
        List<PluginFailure> failures = new ArrayList<>();
        List<URL> files;
        try {
            files = Collections.list(loader.getResources("META-INF/services/" + door.getName()));
        } catch (IOException e) {
            return List.of(new PluginFailure(door.getSimpleName(), "all providers", "class path", tell(e)));
        }
        for (URL file : files) {
            examine(door, loader, seen, file, failures);
        }
        return failures;
    }

    private static void examine(
            Class<?> door, ClassLoader loader, Set<String> seen, URL file, List<PluginFailure> failures) {
        String artifact = Artifact.holding(file);
        String malformed = null;
        List<String> announced = new ArrayList<>();
        try {
            URLConnection connection = file.openConnection();
            connection.setUseCaches(false);
            try (BufferedReader reader =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
                int number = 0;
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    number++;
                    String name = line.replaceFirst("#.*", "").strip();
                    if (name.matches("[\\p{javaJavaIdentifierPart}.$]+")) {
                        announced.add(name);
                    } else if (!name.isEmpty() && malformed == null) {
                        malformed = "line " + number + " of its services file is '" + line
                                + "', expected the name of a class";
                        failures.add(new PluginFailure(door.getSimpleName(), name, artifact, malformed));
                    }
                }
            }
        } catch (IOException e) {
            failures.add(new PluginFailure(door.getSimpleName(), "all providers", artifact, tell(e)));
        }
        for (String name : announced) {
            if (!seen.contains(name)) {
                String cause = probe(door, loader, name);
                if (cause == null) {
                    cause = malformed == null ? "the service loader did not give it" : "lost, because " + malformed;
                }
                failures.add(new PluginFailure(door.getSimpleName(), name, artifact, cause));
            }
        }
    }

    /** Why a provider can't be made; null if it can. */
    private static String probe(Class<?> door, ClassLoader loader, String name) {
        try {
            Class<?> type = Class.forName(name, false, loader);
            if (!door.isAssignableFrom(type)) {
                return "it is not a " + door.getName();
            }
            type.getConstructor().newInstance();
            return null;
        } catch (ClassNotFoundException e) {
            return "the class is absent";
        } catch (InvocationTargetException e) {
            // A class that the constructor needs and that is missing is not the constructor's doing.
            return e.getCause() instanceof LinkageError
                    ? tell(e.getCause())
                    : "its constructor threw " + tell(e.getCause());
        } catch (NoSuchMethodException e) {
            return "it has no public constructor without parameters";
        } catch (InstantiationException e) {
            return "it is abstract";
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return tell(e);
        }
    }

    /** A throwable in one line, with its innermost cause. */
    static String tell(Throwable throwable) {
        String text = describe(throwable);
        Throwable cause = throwable.getCause();
        return cause == null || text.contains(String.valueOf(cause.getMessage()))
                ? text
                : text + ", caused by " + tell(cause);
    }

    private static String describe(Throwable throwable) {
        String name = throwable.getClass().getSimpleName();
        String message = throwable.getMessage();
        if (message == null) {
            return name;
        }
        if (throwable instanceof NoClassDefFoundError && message.startsWith(NOT_INITIALISED)) {
            return "the static initialiser of the class " + message.substring(NOT_INITIALISED.length()) + " failed";
        }
        if (throwable instanceof NoClassDefFoundError) {
            return "the class " + message.replace('/', '.') + " that it needs is missing";
        }
        return throwable instanceof IllegalArgumentException ? message : name + ": " + message;
    }
}
