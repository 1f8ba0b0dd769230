package org.teasel.models.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.teasel.api.InvalidInputException;

/**
 * A text of runs: every line has the arguments of one, and {@code {a,b,c}} makes one of each; several braces make one of
 * each combination. An alternative that is empty leaves a word out if nothing else is in it. Double quotes keep blanks
 * in a word. What follows a {@code #} that begins a word is a comment.
 *
 * @param path where it is
 */
record GridFile(Path path) {

    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"]|\"[^\"]*\")+");

    private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}");

    /**
     * A run.
     *
     * @param line number of its line, from 1 on
     * @param arguments its arguments
     */
    record Entry(int line, List<String> arguments) {}

    /**
     * All runs, in the order of lines; of two braces in a line, the first changes the slowest.
     *
     * @throws InvalidInputException if the file can't be read, has no run, or a quote or brace has no other
     */
    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        List<String> lines = lines();
        for (int k = 0; k < lines.size(); k++) {
            List<String> words = words(lines.get(k), k + 1);
            if (!words.isEmpty()) {
                for (List<String> arguments : combinations(words, k + 1)) {
                    entries.add(new Entry(k + 1, arguments));
                }
            }
        }
        if (entries.isEmpty()) {
            throw new InvalidInputException(path + " has no runs, expected the arguments of one in every line, such as"
                    + " vae --seed {1,2,3} --steps 1000");
        }
        return entries;
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(path, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(path + " isn't there, expected a file of runs", e);
        } catch (IOException e) {
            throw new InvalidInputException(path + " can't be read: " + e, e);
        }
    }

    private List<String> words(String line, int number) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line);
        int end = 0;
        while (matcher.find() && line.substring(end, matcher.start()).isBlank()) {
            if (matcher.group().startsWith("#")) {
                return words;
            }
            words.add(matcher.group());
            end = matcher.end();
        }
        if (!line.substring(end).isBlank()) {
            throw wrong(
                    number,
                    "a double quote is not closed: " + line.substring(end).strip());
        }
        return words;
    }

    private List<List<String>> combinations(List<String> words, int number) {
        List<List<String>> combinations = List.of(List.of());
        for (String word : words) {
            List<List<String>> longer = new ArrayList<>();
            List<String> alternatives = alternatives(word, number);
            for (List<String> combination : combinations) {
                for (String alternative : alternatives) {
                    List<String> next = new ArrayList<>(combination);
                    if (!alternative.isEmpty()) {
                        next.add(alternative.replace("\"", ""));
                    }
                    longer.add(next);
                }
            }
            combinations = longer;
        }
        return combinations;
    }

    private List<String> alternatives(String word, int number) {
        Matcher matcher = BRACES.matcher(word);
        if (!matcher.find()) {
            if (word.contains("{") || word.contains("}")) {
                throw wrong(number, "a brace has no other, or is in another: " + word);
            }
            return List.of(word);
        }
        List<String> alternatives = new ArrayList<>();
        for (String middle : matcher.group(1).split(",", -1)) {
            for (String rest : alternatives(word.substring(matcher.end()), number)) {
                alternatives.add(word.substring(0, matcher.start()) + middle + rest);
            }
        }
        return alternatives;
    }

    /** An error in a line. */
    InvalidInputException wrong(int line, String what) {
        return new InvalidInputException(path + ", line " + line + ": " + what);
    }

    /** The same, found out by something else. */
    InvalidInputException wrong(int line, Exception cause) {
        return new InvalidInputException(path + ", line " + line + ": " + cause.getMessage(), cause);
    }
}
