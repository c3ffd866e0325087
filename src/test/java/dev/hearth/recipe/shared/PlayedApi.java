// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import static dev.hearth.recipe.shared.PlayedPort.port;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDrafts;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.secret.Secret;
import dev.hearth.engine.plan.OutputKey;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepId;
import dev.hearth.manifest.Documents;
import dev.hearth.port.Artifacts;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.ClusterApis;
import dev.hearth.port.ClusterObjects;
import dev.hearth.port.Kubeconfigs;
import dev.hearth.port.LiveObject;
import dev.hearth.port.Manifest;
import dev.hearth.port.Network;
import dev.hearth.port.ObjectRef;
import dev.hearth.port.RemoteHosts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The cluster's API at the VIP as one step meets it: how objects compare is what a test says, what is applied is kept. */
final class PlayedApi implements StepContext {
    final Map<ObjectRef, ClusterApi.Applied> compared = new ConcurrentHashMap<>();
    final Map<ObjectRef, LiveObject> live = new HashMap<>();
    final List<ObjectRef> asked = Collections.synchronizedList(new ArrayList<>());
    final List<ObjectRef> applied = Collections.synchronizedList(new ArrayList<>());
    /** How files of what Argo CD follows stand. */
    final Map<ObjectRef, GitUpkeep.Standing> standing = new HashMap<>();
    final List<ObjectRef> written = new ArrayList<>();
    /** Removals and pauses, in order. */
    final List<String> happened = new ArrayList<>();
    /** What happens while a step waits in the middle of its act. */
    Runnable meanwhile = () -> {
        throw new UnsupportedOperationException("no step here waits in the middle");
    };
    final List<ObjectRef> marked = new ArrayList<>();
    /** Status of the one pod that is there, as YAML. */
    String pods = "";
    @Nullable Problem refusal;
    boolean acted;
    /** How long a comparison takes. */
    java.time.Duration latency = java.time.Duration.ZERO;

    static ClusterSpec spec() {
        ClusterDraft draft = ClusterDraft.empty().withName("home")
                .withNodes(List.of(new ClusterDraft.Node("node1", "192.168.5.11", "", "", "", ClusterDraft.Ssh.empty())))
                .withNetwork(new ClusterDraft.Network("192.168.5.0/24", "192.168.5.1", "192.168.5.1", "", "192.168.5.200", "192.168.5.201-192.168.5.220", "192.168.5.201", ""))
                .withSsh(new ClusterDraft.Ssh("homelab", "", "agent", "", "none", ""));
        return Objects.requireNonNull(ClusterDrafts.check(draft).spec());
    }

    /** Of an object that is there. */
    void live(ObjectRef ref, Map<String, Object> content) {
        live.put(ref, new LiveObject(ref, content));
    }

    Ports ports() {
        ClusterApis apis = port(ClusterApis.class, (name, arguments) -> {
            if (!"192.168.5.200".equals(arguments[0])) {
                throw new AssertionError("asked at " + arguments[0]);
            }
            return port(ClusterApi.class, this::answer);
        });
        return new Ports(port(RemoteHosts.class, PlayedApi::never), apis, port(Artifacts.class, PlayedApi::never), port(Network.class, PlayedApi::never),
                port(Kubeconfigs.class, PlayedApi::never), Path.of("kubeconfig"), upkeep());
    }

    GitUpkeep upkeep() {
        return new GitUpkeep() {
            @Override
            public Map<ObjectRef, Standing> standing(List<Tracked> objects) {
                return standing;
            }

            @Override
            public void write(List<Tracked> objects) {
                objects.forEach(each -> written.add(each.wanted().ref()));
            }

            @Override
            public Map<ObjectRef, Standing> leaving(List<Left> objects) {
                return standing;
            }

            @Override
            public void remove(List<Left> objects) {
                objects.forEach(each -> happened.add("unwrite " + each.ref()));
            }
        };
    }

    private Object answer(String name, Object[] arguments) throws Exception {
        return switch (name) {
            case "objects" -> port(ClusterObjects.class, this::answer);
            case "get" -> Optional.ofNullable(live.get((ObjectRef) arguments[0]));
            case "compare" -> {
                ObjectRef ref = ((Manifest) arguments[0]).ref();
                asked.add(ref);
                if (!latency.isZero()) {
                    Thread.sleep(latency);
                }
                yield compared.getOrDefault(ref, ClusterApi.Applied.SAME);
            }
            case "apply" -> {
                ObjectRef ref = ((Manifest) arguments[0]).ref();
                applied.add(ref);
                compared.remove(ref);
                yield null;
            }
            case "delete" -> {
                happened.add("delete " + arguments[0]);
                live.remove((ObjectRef) arguments[0]);
                yield null;
            }
            case "annotate" -> {
                marked.add((ObjectRef) arguments[0]);
                yield null;
            }
            case "list" -> pods.isEmpty() ? List.of() : List.of(new LiveObject(new ObjectRef("v1", "Pod", "traefik", "traefik-1"),
                    Documents.parse("apiVersion: v1\nkind: Pod\nmetadata: {name: traefik-1}\nstatus: " + pods + "\n").getFirst()));
            case "rehearse" -> {
                if (refusal != null) {
                    throw refusal.asException();
                }
                yield null;
            }
            default -> never(name, arguments);
        };
    }

    private static Object never(String name, Object[] arguments) {
        throw new AssertionError("nobody needs " + name);
    }

    @Override
    public <T> Optional<T> find(OutputKey<T> key) {
        return key.equals(Keys.KUBECONFIG) ? Optional.of(key.type().cast(Secret.of("kind: Config"))) : Optional.empty();
    }

    @Override
    public void rely(StepId on) {
        throw new AssertionError("relies on " + on);
    }

    @Override
    public void pause(java.time.Duration time) {
        happened.add("pause");
        meanwhile.run();
    }

    @Override
    public boolean acted() {
        return acted;
    }

    @Override
    public void progress(double fraction, String note) {
        // Nobody watches.
    }

    @Override
    public void log(String line) {
        // Nobody reads.
    }
}
