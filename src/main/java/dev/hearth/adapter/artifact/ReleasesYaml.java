// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.artifact;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A releases.yaml as it is written; what is missing or misshapen is refused while it is read, so that the line is known. */
record ReleasesYaml(
        @Nullable Integer schema,
        K3s k3s,
        @JsonProperty("kube-vip") KubeVip kubeVip,
        @JsonProperty("sealed-secrets") @Nullable Component sealedSecrets,
        @JsonProperty("cert-manager") @Nullable Component certManager,
        @Nullable Component metallb,
        @Nullable Component traefik,
        @JsonProperty("argo-cd") @Nullable Component argoCd) {
    private static final int SCHEMA = 1;

    ReleasesYaml {
        if (schema == null || schema != SCHEMA) {
            throw new IllegalArgumentException("schema: " + schema + ", not " + SCHEMA);
        }
        given(k3s, "k3s");
        given(kubeVip, "kube-vip");
    }

    record K3s(String version, Entry installer, PerArch<Entry> binary, @Nullable PerArch<Entry> images, @Nullable PerArch<String> checksums) {
        K3s {
            given(version, "version");
            given(installer, "installer");
            given(binary, "binary");
        }
    }

    record KubeVip(String version, String image) {
        KubeVip {
            given(version, "version");
            given(image, "image");
        }
    }

    record Component(
            String version,
            @Nullable String image,
            @Nullable Entry manifest,
            @Nullable Entry ha,
            @Nullable Entry crds,
            @Nullable Entry rbac) {
        Component {
            given(version, "version");
        }
    }

    record PerArch<T>(@Nullable T amd64, @Nullable T arm64) {}

    record Entry(String url, @Nullable String sha256) {
        Entry {
            given(url, "url");
            if (sha256 != null) {
                sha256 = sha256.toLowerCase(Locale.ROOT);
                if (!sha256.matches("[0-9a-f]{64}")) {
                    throw new IllegalArgumentException("sha256: not 64 hex digits");
                }
            }
        }
    }

    /** Jackson hands over null for what a record lacks, whatever its type says. */
    private static void given(@Nullable Object value, String key) {
        if (value == null || (value instanceof String text && text.isBlank())) {
            throw new IllegalArgumentException(key + ": missing");
        }
    }
}
