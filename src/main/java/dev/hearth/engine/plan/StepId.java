// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.plan;

/**
 * The stable name of a step; journal entries, logs, texts and pictures use the same one.
 *
 * @param value kebab-case words joined by slashes: {@code node2/join-server}
 */
public record StepId(String value) implements Comparable<StepId> {
    public StepId {
        if (!value.matches("[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)*")) {
            throw new IllegalArgumentException("not a step id: " + value);
        }
    }

    public static StepId of(String value) {
        return new StepId(value);
    }

    @Override
    public int compareTo(StepId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
