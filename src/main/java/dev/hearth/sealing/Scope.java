// SPDX-License-Identifier: Apache-2.0
package dev.hearth.sealing;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Where a sealed value may be unsealed; it is bound to that place by the label of the encryption (component facts 3.1). */
public enum Scope {
    /** Only under this name in this namespace. */
    STRICT,
    /** Under any name in this namespace. */
    NAMESPACE_WIDE,
    CLUSTER_WIDE;

    private static final String PREFIX = "sealedsecrets.bitnami.com/";

    /** What the SealedSecret and the template of its Secret must carry, so that the controller takes the same label. */
    public Map<String, String> annotations() {
        return switch (this) {
            case STRICT -> Map.of();
            case NAMESPACE_WIDE -> Map.of(PREFIX + "namespace-wide", "true");
            case CLUSTER_WIDE -> Map.of(PREFIX + "cluster-wide", "true");
        };
    }

    /** From the annotations of a SealedSecret; cluster-wide wins, as upstream has it. */
    public static Scope of(Map<String, String> annotations) {
        if ("true".equals(annotations.get(PREFIX + "cluster-wide"))) {
            return CLUSTER_WIDE;
        }
        return "true".equals(annotations.get(PREFIX + "namespace-wide")) ? NAMESPACE_WIDE : STRICT;
    }

    byte[] label(String namespace, String name) {
        String label = switch (this) {
            case STRICT -> namespace + "/" + name;
            case NAMESPACE_WIDE -> namespace;
            case CLUSTER_WIDE -> "";
        };
        return label.getBytes(StandardCharsets.UTF_8);
    }
}
