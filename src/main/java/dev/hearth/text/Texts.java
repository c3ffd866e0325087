// SPDX-License-Identifier: Apache-2.0
package dev.hearth.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts by key in one language. Places are named, as in {@code {node} does not answer}; a text is never taken apart or glued.
 */
public final class Texts {
    private static final List<String> BUNDLES = List.of("ui", "steps", "problems");
    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z][a-zA-Z0-9-]*)}");
    private final List<ResourceBundle> bundles;

    private final UnaryOperator<String> dress;

    private Texts(List<ResourceBundle> bundles, UnaryOperator<String> dress) {
        this.bundles = bundles;
        this.dress = dress;
    }

    /** In that language, or in English where there is no bundle for it. */
    public static Texts in(Locale locale) {
        ResourceBundle.Control english = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return new Texts(BUNDLES.stream().map(name -> ResourceBundle.getBundle("dev.hearth.texts." + name, locale, english)).toList(), UnaryOperator.identity());
    }

    /** The same with each text changed, as a pseudo-language: what is not changed on the screen then is in no bundle. */
    public Texts dressed(UnaryOperator<String> change) {
        return new Texts(bundles, change);
    }

    /** @throws MissingResourceException when no bundle has the key */
    public String get(String key) {
        return find(key).orElseThrow(() -> new MissingResourceException("no text for " + key, Texts.class.getName(), key));
    }

    /** The text with its places filled; a place without a value stays as it is written, to be seen. */
    public String get(String key, Map<String, String> values) {
        Matcher places = PLACE.matcher(get(key));
        return places.replaceAll(match -> Matcher.quoteReplacement(values.getOrDefault(match.group(1), match.group())));
    }

    public boolean has(String key) {
        return find(key).isPresent();
    }

    private java.util.Optional<String> find(String key) {
        return bundles.stream().filter(bundle -> bundle.containsKey(key)).map(bundle -> dress.apply(bundle.getString(key))).findFirst();
    }
}
