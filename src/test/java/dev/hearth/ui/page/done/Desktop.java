// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.done;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.ClusterStore;
import dev.hearth.port.Kubeconfigs;
import dev.hearth.port.Watching;
import dev.hearth.engine.run.Entry;
import dev.hearth.ui.Workbench;
import dev.hearth.ui.Workbench.Prepared;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A desktop with a kubeconfig that a test sets up; everything else is a fault of the test. */
final class Desktop {
    Instant now = Instant.parse("2026-11-22T10:00:00Z");
    /** What was kept of earlier runs, and the plan that it is read by. */
    List<Entry> past = List.of();
    Optional<Prepared> prepared = Optional.empty();
    final List<String> merged = new ArrayList<>();
    boolean contains;
    Optional<Path> backup = Optional.empty();
    Optional<Problem> fault = Optional.empty();

    /** Who follows the nodes now; the API says nothing by itself. */
    final List<Consumer<Watching.Sight>> watchers = new ArrayList<>();

    private Watching watched(Consumer<Watching.Sight> seen) {
        watchers.add(seen);
        return () -> watchers.remove(seen);
    }

    @SuppressWarnings("unchecked")
    Workbench bench() {
        ClusterStore store = (ClusterStore) Proxy.newProxyInstance(ClusterStore.class.getClassLoader(), new Class<?>[] {ClusterStore.class},
                (proxy, method, arguments) -> Path.of("/home/me/.local/share/hearth", (String) arguments[0]));
        return (Workbench) Proxy.newProxyInstance(Workbench.class.getClassLoader(), new Class<?>[] {Workbench.class}, (proxy, method, arguments) ->
                switch (method.getName()) {
                    case "kubeconfigs" -> new Played();
                    case "clusters" -> store;
                    case "past" -> past;
                    case "prepare" -> prepared.orElseThrow();
                    case "clock" -> (InstantSource) () -> now;
                    case "watchNodes" -> watched((Consumer<Watching.Sight>) arguments[1]);
                    case "kubeconfig" -> store.folder((String) arguments[0]).resolve("kubeconfig");
                    default -> throw new UnsupportedOperationException(method.toString());
                });
    }

    private final class Played implements Kubeconfigs {
        @Override
        public Path defaultFile() {
            return Path.of("/home/me/.kube/config");
        }

        @Override
        public boolean contains(Path file, String name, Secret kubeconfig) {
            return contains;
        }

        @Override
        public Optional<Path> merge(Path file, String name, Secret kubeconfig) throws ProblemException {
            if (fault.isPresent()) {
                throw fault.get().asException();
            }
            merged.add(name);
            return backup;
        }

        @Override
        public Secret load(Path file) {
            return Secret.of("apiVersion: v1");
        }
    }
}
