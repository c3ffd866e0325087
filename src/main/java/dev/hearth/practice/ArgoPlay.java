// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.domain.secret.Secret;
import dev.hearth.manifest.ArgoCd;
import dev.hearth.manifest.Documents;
import dev.hearth.manifest.GitTree;
import dev.hearth.manifest.SealedSecrets;
import dev.hearth.port.LiveObject;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Argo CD in the played cluster: it makes a password, compares what its Applications follow, and syncs where that is automatic. */
final class ArgoPlay {
    private static final String WRITER = "argocd-controller";
    private static final Duration FETCHES = Duration.ofSeconds(2);
    private static final Duration COMPARES = Duration.ofSeconds(3);
    private final PracticeCluster cluster;
    private final Map<String, String> synced = new HashMap<>();
    private boolean welcomed;

    ArgoPlay(PracticeCluster cluster) {
        this.cluster = cluster;
    }

    void tick(Instant now) {
        if (!Controllers.ready(ArgoCd.SERVER, cluster, now)) {
            return;
        }
        if (!welcomed) {
            welcomed = true;
            cluster.applied().edit(SealedSecrets.secret(ArgoCd.INITIAL_PASSWORD, "Opaque", Map.of(), Map.of("password", Secret.of("practice-Xk3v"))), WRITER, now);
        }
        for (Manifest manifest : List.copyOf(cluster.objects().values())) {
            if (manifest.ref().kind().equals("Application") && manifest.yaml().contains("automated:")) {
                sync(new LiveObject(manifest.ref(), Documents.content(manifest)), now);
            }
        }
    }

    private void sync(LiveObject application, Instant now) {
        followed(application, now).filter(head -> !state(head).equals(synced.get(application.ref().name()))).ifPresent(head -> {
            marked(application, head).stream().filter(file -> !same(file)).forEach(file -> cluster.applied().edit(file, WRITER, now));
            synced.put(application.ref().name(), state(head));
        });
    }

    /** As long as this is the same, there is nothing new to compare: reading all files at each look would slow practice down. */
    private String state(GitPlay.Head head) {
        return head.commit() + cluster.objects().hashCode();
    }

    Optional<Map<String, Object>> status(LiveObject application, Instant now) {
        boolean compared = cluster.age(application.ref(), now).filter(age -> age.compareTo(COMPARES) >= 0).isPresent();
        return followed(application, now).filter(head -> compared && Controllers.ready(ArgoCd.SERVER, cluster, now)).map(head -> {
            List<Manifest> files = marked(application, head);
            List<Map<String, Object>> resources = files.stream().map(this::resource).toList();
            boolean synced = files.stream().allMatch(this::same);
            return Map.of("sync", Map.of("status", synced ? "Synced" : "OutOfSync", "revision", head.commit()), "health", Map.of("status", "Healthy"),
                    "resources", resources, "reconciledAt", now.toString());
        });
    }

    /** The branch as Argo CD knows it. */
    private Optional<GitPlay.Head> followed(LiveObject application, Instant now) {
        return application.text("spec", "source", "targetRevision").flatMap(cluster.git()::head).filter(head -> !now.isBefore(head.at().plus(FETCHES)));
    }

    /** With its mark of tracking: an object without it, or with another Application's, differs by that alone. */
    private static List<Manifest> marked(LiveObject application, GitPlay.Head head) {
        GitTree.Part part = new GitTree.Part(application.ref().name(), application.text("spec", "destination", "namespace").orElse(""), List.of());
        return files(application, head).stream().map(file -> Documents.manifest(Trees.merged(Documents.content(file),
                Map.of("metadata", Map.of("annotations", Map.of(GitTree.TRACKED, GitTree.trackingId(part, file.ref()))))))).toList();
    }

    private static List<Manifest> files(LiveObject application, GitPlay.Head head) {
        String folder = application.text("spec", "source", "path").orElse("") + "/";
        return head.files().entrySet().stream().filter(file -> file.getKey().startsWith(folder) && file.getKey().endsWith(".yaml"))
                .flatMap(file -> Documents.parse(file.getValue()).stream()).map(Documents::manifest).filter(manifest -> ArgoCd.sees(manifest.ref())).collect(Collectors.toList());
    }

    private boolean same(Manifest file) {
        Manifest there = cluster.objects().get(file.ref());
        if (there == null || there.equals(file)) {
            return there != null;
        }
        Map<String, Object> found = Documents.content(there);
        // marks and what controllers write stand beside what is in Git
        return Trees.merged(found, Documents.content(file)).equals(found);
    }

    private Map<String, Object> resource(Manifest file) {
        ObjectRef ref = file.ref();
        return Map.of("kind", ref.kind(), "namespace", ref.namespace(), "name", ref.name(), "status", same(file) ? "Synced" : "OutOfSync");
    }
}
