// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.argocd;

import dev.hearth.port.LiveObject;
import java.util.List;
import java.util.Optional;

/** An Application, as Argo CD's controller sees it. */
record Followed(LiveObject application) {
    private static final String SYNCED = "Synced";

    String name() {
        return application.ref().name();
    }

    /** Whether it follows this place. */
    boolean of(String url, String branch) {
        return application.text("spec", "source", "repoURL").filter(url::equals).isPresent()
                && application.text("spec", "source", "targetRevision").filter(branch::equals).isPresent();
    }

    boolean automatic() {
        return !application.texts("spec", "syncPolicy", "automated").isEmpty();
    }

    /** All is as in Git; what was removed there and waits for somebody to prune it does not count. */
    boolean synced() {
        boolean known = application.text("status", "sync", "status").filter(status -> status.equals(SYNCED) || status.equals("OutOfSync")).isPresent();
        return known && outOfSync().isEmpty() && trouble().isEmpty() && !resources().isEmpty();
    }

    boolean healthy() {
        return health().equals("Healthy");
    }

    String health() {
        return application.text("status", "health", "status").orElse("Unknown");
    }

    String revision() {
        return application.text("status", "sync", "revision").orElse("");
    }

    /** Objects that differ. */
    List<String> outOfSync() {
        return resources().stream()
                .filter(each -> each.text("status").filter(SYNCED::equals).isEmpty() && each.text("requiresPruning").filter("true"::equals).isEmpty())
                .map(each -> each.text("kind").orElse("") + " " + each.text("namespace").map(namespace -> namespace + "/").orElse("") + each.text("name").orElse(""))
                .toList();
    }

    /** What Argo CD complains of. */
    Optional<String> trouble() {
        return application.items("status", "conditions").stream().filter(each -> each.text("type").orElse("").endsWith("Error"))
                .map(each -> each.text("message").orElse("")).findFirst();
    }

    /** Sync and health in a few words. */
    String words() {
        return name() + " " + application.text("status", "sync", "status").orElse("Unknown") + "/" + health()
                + trouble().map(message -> ": " + message).orElse(outOfSync().isEmpty() ? "" : ": " + String.join(", ", outOfSync()));
    }

    private List<LiveObject> resources() {
        return application.items("status", "resources");
    }
}
