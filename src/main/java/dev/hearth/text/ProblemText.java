// SPDX-License-Identifier: Apache-2.0
package dev.hearth.text;

import dev.hearth.domain.problem.Problem;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A problem in sentences.
 *
 * @param title a few words
 * @param found what was found
 * @param required what is needed instead
 * @param why why it matters
 * @param fix what to do
 */
public record ProblemText(String title, String found, String required, String why, String fix) {
    /**
     * A part may have a text of its own for an argument {@code code}: {@code problem.address-conflict.found.outside-subnet}.
     * An argument {@code @key} or {@code @key:name} stands for that text: {@code @owner.node:node1} for "node node1".
     */
    public static ProblemText of(Problem problem, Texts texts) {
        Map<String, String> values = new TreeMap<>(problem.args());
        values.replaceAll((name, value) -> Moments.moment(word(value, texts)));
        Optional.ofNullable(values.get("seconds")).flatMap(Moments::span).ifPresent(span -> values.put("span", span));
        values.put("detail", problem.detail());
        return new ProblemText(
                part("title", problem, values, texts),
                part("found", problem, values, texts),
                part("required", problem, values, texts),
                part("why", problem, values, texts),
                part("fix", problem, values, texts));
    }

    private static String part(String part, Problem problem, Map<String, String> values, Texts texts) {
        String key = "problem." + problem.code().id() + "." + part;
        String own = key + "." + problem.args().getOrDefault("code", "");
        String text = texts.get(texts.has(own) ? own : key);
        String sentence = texts.get(texts.has(own) ? own : key, values);
        boolean beginsWithWord = problem.args().entrySet().stream()
                .anyMatch(arg -> arg.getValue().startsWith("@") && text.startsWith("{" + arg.getKey() + "}"));
        return beginsWithWord ? sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1) : sentence;
    }

    private static String word(String value, Texts texts) {
        int colon = value.indexOf(':');
        String key = value.startsWith("@") ? value.substring(1, colon < 0 ? value.length() : colon) : "";
        return texts.has(key) ? texts.get(key, Map.of("name", value.substring(colon + 1))) : value;
    }
}
