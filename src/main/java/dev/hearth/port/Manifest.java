// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A Kubernetes object as it is applied and as it stands in Git. It is written when it is asked for as text: the large ones of upstream
 * mostly are in the cluster already and never are. Two are equal when their names and texts are.
 */
public final class Manifest {
    private final ObjectRef ref;
    private final @Nullable Map<String, Object> content;
    private final Function<Map<String, Object>, String> writer;
    private volatile @Nullable String text;
    private volatile @Nullable String sum;

    private Manifest(ObjectRef ref, @Nullable Map<String, Object> content, Function<Map<String, Object>, String> writer, @Nullable String text) {
        this.ref = ref;
        this.content = content;
        this.writer = writer;
        this.text = text;
    }

    /** @param yaml one document, UTF-8, keys in the API's order, ending with a line feed */
    public Manifest(ObjectRef ref, String yaml) {
        this(ref, null, any -> yaml, yaml);
    }

    /**
     * @param content as it is now; later changes of the map are not seen
     * @param writer the same text for the same content
     */
    public static Manifest of(ObjectRef ref, Map<String, Object> content, Function<Map<String, Object>, String> writer) {
        return new Manifest(ref, Contents.copy(content), writer, null);
    }

    public ObjectRef ref() {
        return ref;
    }

    /** One document, UTF-8, ending with a line feed. */
    public String yaml() {
        String written = text;
        if (written == null) {
            written = writer.apply(content == null ? Map.of() : content);
            text = written;
        }
        return written;
    }

    /** Says what it is as shortly as that can be said (64 hex digits): the same for the same content, made in the same way. */
    public String sum() {
        String known = sum;
        if (known == null) {
            known = content == null ? KnownSums.sum(List.of(yaml())) : Contents.sum(content);
            sum = known;
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Manifest that && ref.equals(that.ref) && yaml().equals(that.yaml());
    }

    @Override
    public int hashCode() {
        return ref.hashCode();
    }

    @Override
    public String toString() {
        return "Manifest[ref=" + ref + ", yaml=" + yaml() + "]";
    }
}
