// SPDX-License-Identifier: Apache-2.0
package dev.hearth.text;

import dev.hearth.domain.problem.Problem;
import java.util.Map;
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
    public static ProblemText of(Problem problem, Texts texts) {
        String key = "problem." + problem.code().id() + ".";
        Map<String, String> values = new TreeMap<>(problem.args());
        values.put("detail", problem.detail());
        return new ProblemText(
                texts.get(key + "title", values),
                texts.get(key + "found", values),
                texts.get(key + "required", values),
                texts.get(key + "why", values),
                texts.get(key + "fix", values));
    }
}
