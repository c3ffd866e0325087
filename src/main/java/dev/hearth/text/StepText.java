// SPDX-License-Identifier: Apache-2.0
package dev.hearth.text;

/** What a step does, and why it waits for another. */
public record StepText(Texts texts) {
    /** @param id of a step, whole; one without words is called by it */
    public String step(String id) {
        return orElse("step." + id.substring(id.lastIndexOf('/') + 1), id);
    }

    /** @param why an edge's, with or without the {@code edge.} of its text key */
    public String why(String why) {
        String key = why.substring(why.indexOf('.') + 1);
        return orElse("edge." + key, key.replace('-', ' '));
    }

    private String orElse(String key, String words) {
        return texts.has(key) ? texts.get(key) : words;
    }
}
