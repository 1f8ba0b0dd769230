package org.teasel.api.spi;

import java.util.Map;
import org.teasel.api.data.Dataset;

/**
 * A door: opens data sets of one kind. Found by {@link java.util.ServiceLoader}; a provider must be cheap to make and
 * must do its heavy work in {@link #open}.
 */
public interface DatasetProvider {

    /** Option: comma-separated steps, one a factor, that thin a factor grid. */
    String STRIDE = "stride";

    /** Option: number of observations to choose at random. */
    String SAMPLE = "sample";

    /** Option: seed of the choice. */
    String SEED = "seed";

    /** Identifier, unique among data set providers: small letters, digits and hyphens, such as {@code sprites}. */
    String id();

    /** One line on what it opens, for listings. */
    String description();

    /**
     * Opens a data set. It is called with a reference {@code id} or {@code id:rest}.
     *
     * @param reference the rest, such as a file; empty if only the provider was named
     * @param options settings by name; a name that the provider doesn't know is refused
     * @throws org.teasel.api.InvalidInputException if there is no such data set or it can't be read
     */
    Dataset open(String reference, Map<String, String> options);
}
