// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.recovery;

import dev.hearth.domain.platform.RecoverySpec;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.manifest.Documents;
import dev.hearth.manifest.SealedSecrets;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.LiveObject;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import dev.hearth.recipe.shared.Kit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a kit of the cluster as it is now has to hold. The same cluster gives the same bytes. */
final class KitContents {
    private static final String ISSUERS = "cert-manager.io/v1";
    private static final Comparator<LiveObject> BY_PLACE = Comparator.comparing(object -> object.ref().toString());

    private KitContents() {}

    /** Sealing keys, wherever they are: the controller may have been moved. */
    static List<LiveObject> keys(ClusterApi api) throws ProblemException, InterruptedException {
        return api.objects().list("v1", "Secret", "", SealedSecrets.KEY_SELECTOR).stream().sorted(BY_PLACE).toList();
    }

    /** The Secrets of ACME accounts that issuers name, as far as they are there; an account is what the rate limits know us by. */
    static List<LiveObject> accounts(ClusterApi api) throws ProblemException, InterruptedException {
        List<LiveObject> issuers = new ArrayList<>(api.objects().list(ISSUERS, "ClusterIssuer", "", ""));
        issuers.addAll(api.objects().list(ISSUERS, "Issuer", "", ""));
        Map<ObjectRef, LiveObject> accounts = new LinkedHashMap<>();
        for (LiveObject issuer : issuers) {
            Optional<String> name = issuer.text("spec", "acme", "privateKeySecretRef", "name");
            if (name.isPresent()) {
                // a ClusterIssuer's Secrets are where cert-manager itself is
                String namespace = issuer.ref().namespace().isEmpty() ? "cert-manager" : issuer.ref().namespace();
                ObjectRef ref = new ObjectRef("v1", "Secret", namespace, name.get());
                api.objects().get(ref).ifPresent(found -> accounts.put(ref, found));
            }
        }
        return accounts.values().stream().sorted(BY_PLACE).toList();
    }

    static Secret yaml(List<Manifest> manifests) {
        return Secret.of(manifests.stream().map(Manifest::yaml).collect(Collectors.joining("---\n")));
    }

    /** What a new cluster needs of a Secret, without what the old one's server wrote. */
    static Manifest clean(LiveObject secret) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", secret.ref().name());
        metadata.put("namespace", secret.ref().namespace());
        metadata.put("labels", new TreeMap<>(secret.texts("metadata", "labels")));
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("apiVersion", "v1");
        object.put("kind", "Secret");
        object.put("metadata", metadata);
        object.put("type", secret.text("type").orElse("Opaque"));
        object.put("data", new TreeMap<>(secret.texts("data")));
        return Documents.manifest(object);
    }

    /** Files beside the keys and accounts. */
    static Map<String, Secret> papers(String cluster, RecoverySpec recovery, Secret token, Path folder) throws IOException {
        Map<String, Secret> files = new TreeMap<>();
        files.put(Kit.TOKEN, token);
        Path plan = folder.resolve("draft.yaml");
        if (Files.isRegularFile(plan)) {
            files.put(Kit.PLAN, Secret.of(Files.readAllBytes(plan)));
        }
        String name = String.valueOf(Path.of(recovery.file()).getFileName());
        files.put(Kit.INSTRUCTIONS, Secret.of(Instructions.page(Map.of(
                "cluster", cluster, "file", name, "kept", Objects.requireNonNullElse(recovery.keptAt(), "?")))));
        return files;
    }
}
