// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.plan;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What steps found out, by key; immutable. Prints its keys alone, because a value may be secret. */
public final class Outputs {
    private static final Outputs NONE = new Outputs(Map.of());
    private final Map<OutputKey<?>, Object> values;

    private Outputs(Map<OutputKey<?>, Object> values) {
        this.values = values;
    }

    public static Outputs none() {
        return NONE;
    }

    public static <T> Outputs of(OutputKey<T> key, T value) {
        return NONE.with(key, value);
    }

    public <T> Outputs with(OutputKey<T> key, T value) {
        Map<OutputKey<?>, Object> more = new HashMap<>(values);
        more.put(key, value);
        return new Outputs(Map.copyOf(more));
    }

    /** Both; where both have a key, the other's value. */
    public Outputs and(Outputs other) {
        if (other.values.isEmpty()) {
            return this;
        }
        Map<OutputKey<?>, Object> more = new HashMap<>(values);
        more.putAll(other.values);
        return new Outputs(Map.copyOf(more));
    }

    public <T> Optional<T> find(OutputKey<T> key) {
        return Optional.ofNullable(values.get(key)).map(key.type()::cast);
    }

    @Override
    public String toString() {
        return values.keySet().stream().map(OutputKey::name).sorted().toList().toString();
    }
}
