// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object as it is in the cluster now.
 *
 * @param content as in JSON: maps, lists, texts, numbers, booleans; what is null there is left out
 */
public record LiveObject(ObjectRef ref, Map<String, Object> content) {
    public LiveObject {
        content = Collections.unmodifiableMap(new LinkedHashMap<>(content));
    }

    /** The text, number or boolean at the path of keys, as text. */
    public Optional<String> text(String... path) {
        return value(path).filter(found -> !(found instanceof Map) && !(found instanceof List)).map(String::valueOf);
    }

    /** The number at the path; 0 when there is none. */
    public long number(String... path) {
        return value(path).filter(Number.class::isInstance).map(found -> ((Number) found).longValue()).orElse(0L);
    }

    /** The mappings of the list at the path; empty when there is none. */
    public List<LiveObject> items(String... path) {
        List<LiveObject> items = new ArrayList<>();
        value(path).filter(List.class::isInstance).ifPresent(found -> ((List<?>) found).forEach(item -> {
            if (item instanceof Map<?, ?> map) {
                items.add(new LiveObject(ref, copy(map)));
            }
        }));
        return items;
    }

    /** The texts of a mapping, as labels, annotations and data. */
    public Map<String, String> texts(String... path) {
        Map<String, String> texts = new LinkedHashMap<>();
        value(path).filter(Map.class::isInstance).ifPresent(found -> ((Map<?, ?>) found).forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value))));
        return texts;
    }

    /** @param type as {@code Ready} */
    public Optional<Condition> condition(String type) {
        return items("status", "conditions").stream().filter(each -> each.text("type").filter(type::equals).isPresent()).findFirst()
                .map(each -> new Condition(type, each.text("status").orElse("Unknown"), each.text("reason").orElse(""), each.text("message").orElse(""),
                        each.number("observedGeneration")));
    }

    public String uid() {
        return text("metadata", "uid").orElse("");
    }

    public long generation() {
        return number("metadata", "generation");
    }

    public Optional<Instant> created() {
        return text("metadata", "creationTimestamp").map(Instant::parse);
    }

    /** For a Deployment, StatefulSet or DaemonSet; nothing is updated while its controller has not seen the newest template. */
    public RolloutStatus rollout() {
        boolean seen = number("status", "observedGeneration") >= generation();
        boolean daemons = ref.kind().equals("DaemonSet");
        long wanted = daemons ? number("status", "desiredNumberScheduled") : value("spec", "replicas").map(found -> number("spec", "replicas")).orElse(1L);
        long updated = number("status", daemons ? "updatedNumberScheduled" : "updatedReplicas");
        long ready = number("status", daemons ? "numberReady" : "readyReplicas");
        return new RolloutStatus((int) wanted, seen ? (int) updated : 0, (int) ready);
    }

    private Optional<Object> value(String... path) {
        @Nullable Object at = content;
        for (String key : path) {
            at = at instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return Optional.ofNullable(at);
    }

    private static Map<String, Object> copy(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (value != null) {
                copy.put(String.valueOf(key), value);
            }
        });
        return copy;
    }

    /**
     * One of an object's conditions.
     *
     * @param status {@code True}, {@code False} or {@code Unknown}
     * @param observedGeneration of the object when the condition was set; 0 when the kind does not say
     */
    public record Condition(String type, String status, String reason, String message, long observedGeneration) {
        public boolean isTrue() {
            return status.equals("True");
        }

        @Override
        public String toString() {
            return type + "=" + status + (reason.isEmpty() ? "" : " " + reason) + (message.isEmpty() ? "" : ": " + message);
        }
    }
}
