// SPDX-License-Identifier: Apache-2.0
package dev.hearth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.run.StepStatus;
import dev.hearth.port.Preflight;
import dev.hearth.text.Texts;
import dev.hearth.ui.wizard.PageId;
import dev.hearth.ui.wizard.StepState;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text that is asked for is there, and no text is there twice. */
class TextsTest {
    private static final Texts ENGLISH = Texts.in(Locale.ENGLISH);
    private static final Path BUNDLES = Path.of("resources/dev/hearth/texts");
    /** {@code texts.get("key"}, {@code text("key"} and the why of an edge; a key that ends with a dot is a prefix. */
    private static final List<Pattern> USES = List.of(
            Pattern.compile("\\b(?:texts|Texts)(?:\\(\\))?\\s*\\.get\\(\\s*\"([a-zA-Z][a-zA-Z0-9.-]*[a-zA-Z0-9])\"\\s*[,)]"),
            Pattern.compile("\\btext\\(\\s*\"([a-z][a-zA-Z0-9-]*(?:\\.[a-zA-Z0-9-]+)+)\"\\s*[,)]"),
            Pattern.compile("\\bEdge\\.(?:hard|guidance)\\([^;]*?\"(edge\\.[a-z0-9.-]+)\""));

    @Test
    void everyProblemHasItsFiveTexts() {
        List<String> missing = new ArrayList<>();
        for (ProblemCode code : ProblemCode.values()) {
            for (String part : List.of("title", "found", "required", "why", "fix")) {
                collect("problem." + code.id() + "." + part, missing);
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void everyValueOfAnEnumThatPeopleSeeHasItsWord() {
        List<String> missing = new ArrayList<>();
        Stream.of(PageId.values()).forEach(page -> collect("page." + page.id() + ".title", missing));
        Stream.of(StepState.values()).forEach(state -> collect("step.state." + state.id(), missing));
        Stream.of(Change.Verb.values()).forEach(verb -> collect("verb." + lower(verb), missing));
        Stream.of(StepStatus.values()).forEach(status -> collect("status." + lower(status), missing));
        Stream.of(Preflight.Status.values()).forEach(status -> collect("finding." + lower(status), missing));
        assertEquals(List.of(), missing);
    }

    @Test
    void everyKeyInTheSourcesExists() throws IOException {
        TreeSet<String> missing = new TreeSet<>();
        for (Path file : files(Path.of("src/main/java"), ".java")) {
            String source = Files.readString(file);
            for (Pattern use : USES) {
                for (Matcher match = use.matcher(source); match.find(); ) {
                    if (!ENGLISH.has(match.group(1))) {
                        missing.add(file.getFileName() + ": " + match.group(1));
                    }
                }
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void noKeyIsThereTwice() throws IOException {
        List<String> twice = new ArrayList<>();
        Map<String, Set<String>> languages = new HashMap<>();
        for (Path file : files(BUNDLES, ".properties")) {
            Set<String> keys = languages.computeIfAbsent(language(file), any -> new HashSet<>());
            boolean continued = false;
            for (String line : Files.readAllLines(file)) {
                boolean entry = !continued && !line.isBlank() && !line.startsWith("#");
                if (entry && !keys.add(line.split("\\s*[=:]", 2)[0].strip())) {
                    twice.add(file.getFileName() + ": " + line);
                }
                continued = line.endsWith("\\");
            }
        }
        assertEquals(List.of(), twice);
    }

    @Test
    void everyLanguageHasTheSameTextsWithTheSamePlaces() throws IOException {
        List<String> wrong = new ArrayList<>();
        Set<String> translated = new TreeSet<>();
        for (Path file : files(BUNDLES, ".properties")) {
            String language = language(file);
            if (!language.isEmpty()) {
                translated.add(file.getFileName().toString());
                Properties english = properties(Path.of(file.toString().replace("_" + language + ".", ".")));
                Properties other = properties(file);
                english.stringPropertyNames().stream().filter(key -> !other.containsKey(key)).forEach(key -> wrong.add(language + " lacks " + key));
                for (String key : other.stringPropertyNames()) {
                    String text = other.getProperty(key);
                    if (!english.containsKey(key)) {
                        wrong.add(language + " alone has " + key);
                    } else if (text.isBlank() || !places(text).equals(places(english.getProperty(key))) || mnemonic(text) != mnemonic(english.getProperty(key))) {
                        wrong.add(language + " " + key + ": " + text);
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(Set.of("problems_de.properties", "steps_de.properties", "ui_de.properties"), translated);
    }

    @Test
    void aLanguageWithoutTextsReadsEnglish() {
        assertEquals("Network", Texts.in(Locale.FRENCH).get("page.network.title"));
        assertEquals("Netzwerk", Texts.in(Locale.GERMANY).get("page.network.title"));
        assertEquals("Network", Texts.in(Locale.US).get("page.network.title"));
    }

    /** Named, and nothing else in braces: what is no place would stay on the screen. */
    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        Matcher place = Pattern.compile("\\{([^}]*)}?").matcher(text);
        while (place.find()) {
            places.add(place.group(1));
        }
        return places;
    }

    private static boolean mnemonic(String text) {
        return text.matches("(?s).*_\\p{L}.*") && !text.contains("ed25519");
    }

    private static String language(Path file) {
        Matcher language = Pattern.compile("_([a-z]{2})\\.properties").matcher(file.toString());
        return language.find() ? language.group(1) : "";
    }

    private static Properties properties(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        return properties;
    }

    private static void collect(String key, List<String> missing) {
        if (!ENGLISH.has(key) || ENGLISH.get(key).isBlank()) {
            missing.add(key);
        }
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<Path> files(Path folder, String end) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }
}
