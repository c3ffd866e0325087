// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.argocd;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.platform.PlatformSpec;
import dev.hearth.manifest.ArgoCd;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The page that the repository's owner reads first; its words are in a resource. */
final class Readme {
    private static final String RESOURCE = "/dev/hearth/texts/repository-readme.md";

    private Readme() {}

    static String of(ClusterSpec spec, PlatformSpec platform) {
        try (InputStream in = Readme.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("no " + RESOURCE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{cluster}", spec.name()).replace("{argocd}", "https://" + platform.host(ArgoCd.HOST)).replace("{vip}", spec.addresses().vip().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
