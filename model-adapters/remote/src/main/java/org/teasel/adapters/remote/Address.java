package org.teasel.adapters.remote;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.teasel.api.InvalidInputException;

/**
 * Where a model is served.
 *
 * @param server the server's own address, without a slash at the end
 * @param model name of the model, as it stands in addresses, with its version if one was named
 */
record Address(String server, String model) {

    private static final Pattern MODEL = Pattern.compile(
            "((?i:https?)://[^/?#@\\s]+(?:/[^?#\\s]*?)?)/v2/models/([^/?#\\s]+(?:/versions/[^/?#\\s]+)?)/?");

    private static final String EXPECTED =
            ", expected one such as http://host:8000/v2/models/NAME, or with" + " /versions/VERSION after it";

    /** Whether a text looks like the address of a model. */
    static boolean matches(String text) {
        return MODEL.matcher(text).matches();
    }

    static Address parse(String text) {
        Matcher matcher = MODEL.matcher(text);
        if (!matcher.matches()) {
            throw new InvalidInputException("'" + text + "' is no address of a model" + EXPECTED);
        }
        try {
            URI uri = new URI(text);
            if (uri.getHost() == null) {
                throw new InvalidInputException("'" + text + "' names no host" + EXPECTED);
            }
        } catch (URISyntaxException e) {
            throw new InvalidInputException("'" + text + "' is no address: " + e.getReason() + EXPECTED, e);
        }
        return new Address(matcher.group(1), matcher.group(2));
    }

    /** What describes the server. */
    URI description() {
        return URI.create(server + "/v2");
    }

    /** What says whether the server is ready. */
    URI readiness() {
        return URI.create(server + "/v2/health/ready");
    }

    /** What describes the model. */
    URI metadata() {
        return URI.create(toString());
    }

    /** What runs the model. */
    URI inference() {
        return URI.create(this + "/infer");
    }

    @Override
    public String toString() {
        return server + "/v2/models/" + model;
    }
}
