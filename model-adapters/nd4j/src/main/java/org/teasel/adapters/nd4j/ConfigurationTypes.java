package org.teasel.adapters.nd4j;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.teasel.api.InvalidInputException;

/**
 * The classes that a configuration names. DL4J makes an object of any class that the text asks for, so each must be one
 * of its own layers, activations and the like.
 */
final class ConfigurationTypes {

    /** Fields that hold names of layers, which may look like those of classes. */
    private static final Set<String> NAMES =
            Set.of("networkInputs", "networkOutputs", "vertexInputs", "topologicalOrderStr");

    private static final Pattern QUALIFIED = Pattern.compile(
            "\\[*L?(\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*\\.)+" + "\\p{javaJavaIdentifierStart}.*");

    private static final Pattern KNOWN = Pattern.compile("org\\.deeplearning4j\\.nn\\.(conf|weights)\\.[\\w.$]+"
            + "|org\\.nd4j\\.linalg\\.(activations|lossfunctions|learning|schedule)\\.[\\w.$]+"
            + "|org\\.nd4j\\.evaluation\\.[\\w.$]+");

    private ConfigurationTypes() {}

    /**
     * Refuses text that is no JSON or names a class that is none of those that make up networks.
     *
     * @param where what messages call it
     * @return names of its outermost fields
     */
    static Set<String> requireKnown(String json, String where) {
        Set<String> fields = new TreeSet<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME
                        && parser.getParsingContext().getParent().inRoot()) {
                    fields.add(parser.getText());
                }
                if (token == JsonToken.VALUE_STRING
                        && asksForClass(parser)
                        && !KNOWN.matcher(parser.getText()).matches()) {
                    throw new InvalidInputException(where + " names the class '" + parser.getText()
                            + "', and only layers and the like of DL4J itself are made from a file; a network with"
                            + " classes of your own can be handed over in Java");
                }
            }
            return fields;
        } catch (IOException e) {
            throw new InvalidInputException(
                    where + " is no JSON: " + e.getMessage().replaceAll("\\s+", " "), e);
        }
    }

    /** Whether a text may be read as the name of a class: in a field for such, or first in an array. */
    private static boolean asksForClass(JsonParser parser) throws IOException {
        JsonStreamContext place = parser.getParsingContext();
        if ("@class".equals(place.getCurrentName())) {
            return true;
        }
        boolean named = "type".equals(place.getCurrentName()) || (place.inArray() && place.getCurrentIndex() == 0);
        return named
                && QUALIFIED.matcher(parser.getText()).matches()
                && !NAMES.contains(String.valueOf(rootField(place)));
    }

    private static String rootField(JsonStreamContext place) {
        JsonStreamContext field = place;
        while (field.getParent() != null && !field.getParent().inRoot()) {
            field = field.getParent();
        }
        return field.getCurrentName();
    }
}
