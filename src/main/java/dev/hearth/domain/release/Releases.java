// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.release;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The set of versions that is installed together (resources/releases.yaml, DESIGN section 8).
 *
 * @param others the components of later issues, by name as in releases.yaml
 */
public record Releases(K3s k3s, KubeVip kubeVip, Map<String, Component> others) {
    public Releases {
        others = Map.copyOf(others);
    }

    /** @throws IllegalArgumentException when the set has no such component */
    public Component component(String name) {
        Component component = others.get(name);
        if (component == null) {
            throw new IllegalArgumentException("no " + name + " among the releases");
        }
        return component;
    }

    /**
     * @param version as {@code v1.36.3+k3s1}
     * @param images airgap image archives; an architecture may be missing, then nodes pull
     */
    public record K3s(String version, Download installer, Map<Arch, Download> binary, Map<Arch, Download> images) {
        public K3s {
            binary = Map.copyOf(binary);
            images = Map.copyOf(images);
        }
    }

    public record KubeVip(String version, String image) {}

    /**
     * @param image null when the manifest names its images itself
     * @param files by key, as {@code manifest}, {@code crds}
     */
    public record Component(String version, @Nullable String image, Map<String, Download> files) {
        public Component {
            files = Map.copyOf(files);
        }

        /** @throws IllegalArgumentException when it has no such file */
        public Download file(String key) {
            Download file = files.get(key);
            if (file == null) {
                throw new IllegalArgumentException("no " + key + " among the files of " + version);
            }
            return file;
        }
    }
}
