// SPDX-License-Identifier: Apache-2.0
package dev.hearth.node;

import dev.hearth.domain.secret.Secret;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** {@code /etc/rancher/k3s/registries.yaml}: which endpoints serve an image registry (k3s documentation, "Private Registry Configuration"). */
public final class RegistriesFile {
    static final String MARK = "# Written by Hearth: mirrors of image registries";

    private RegistriesFile() {}

    /** @param registries host to endpoints; checked before: no quotes, no control characters */
    public static Secret render(SortedMap<String, List<String>> registries) {
        String mirrors = registries.entrySet().stream()
                .map(entry -> "  \"" + entry.getKey() + "\":\n    endpoint: ["
                        + entry.getValue().stream().map(endpoint -> '"' + endpoint + '"').collect(Collectors.joining(", ")) + "]\n")
                .collect(Collectors.joining());
        return Secret.of(MARK + "\nmirrors:\n" + mirrors);
    }

    public static boolean ours(String text) {
        return text.startsWith(MARK);
    }
}
