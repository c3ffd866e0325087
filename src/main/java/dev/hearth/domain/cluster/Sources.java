// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.cluster;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where files and images come from.
 *
 * @param mirror URL or folder that replaces every download; null for upstream
 * @param releases a releases.yaml that replaces the built-in one; null for the built-in (a mirror's own comes first)
 * @param registries image registry host to the endpoints that serve it, for /etc/rancher/k3s/registries.yaml; empty for none
 */
public record Sources(@Nullable String mirror, @Nullable String releases, SortedMap<String, List<String>> registries) {
    public Sources {
        registries = Collections.unmodifiableSortedMap(new TreeMap<>(registries));
    }

    public static Sources upstream() {
        return new Sources(null, null, new TreeMap<>());
    }
}
