// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDraft.Node;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.cluster.SshAccess;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.RemoteCommand;
import dev.hearth.ui.trust.HostKeyCheck;
import dev.hearth.ui.wizard.PageContext;
import dev.hearth.ui.wizard.Work;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/** Tests whether Hearth gets into a node and may do its work there; says at its field what is in the way. */
public final class ConnectionsViewModel {
    private static final RemoteCommand MAY = RemoteCommand.of("may-work", "true").asRoot();

    private final PageContext context;
    private final HostKeyCheck keys;
    private final SshFields fields;
    private final ObservableMap<String, Connection> states = FXCollections.observableHashMap();
    private final Map<String, SshAccess> tested = new HashMap<>();
    private final Map<String, Under> under = new HashMap<>();

    /** @param before how it stood, for when the test is stopped */
    private record Under(Work work, Connection before) {}

    ConnectionsViewModel(PageContext context, HostKeyCheck keys, SshFields fields) {
        this.context = context;
        this.keys = keys;
        this.fields = fields;
        context.draft().draftProperty().addListener((all, was, is) -> forgetChanged());
    }

    /** By node name. */
    public ObservableMap<String, Connection> states() {
        return states;
    }

    public Connection of(Node node) {
        return states.getOrDefault(node.name(), Connection.UNTESTED);
    }

    /** The node as it would be built, even when another page is not finished; empty when this node itself is not. */
    Optional<NodeSpec> spec(int index) {
        ClusterDraft draft = context.draft().get();
        if (context.draft().spec().isPresent()) {
            return context.draft().spec().map(spec -> spec.nodes().get(index));
        }
        ClusterDraft alone = Alone.of(draft.withName("test"), Alone.placed(draft.nodes().get(index)));
        return Optional.ofNullable(context.bench().check(alone).spec()).map(spec -> spec.firstServer());
    }

    /** The checks got in, or did not: nobody has to test that again. */
    void learn(NodeSpec node, Connection result) {
        if (!under.containsKey(node.name())) {
            tested.put(node.name(), node.access());
            set(node.name(), result);
        }
    }

    /** One test of a node at a time. */
    void test(NodeSpec node) {
        if (under.containsKey(node.name())) {
            return;
        }
        Work work = new Work(context.background(), context.ui());
        under.put(node.name(), new Under(work, states.getOrDefault(node.name(), Connection.UNTESTED)));
        tested.put(node.name(), node.access());
        set(node.name(), Connection.of(Connection.State.TESTING));
        keys.ensure(List.of(node), work, trusted -> {
            if (trusted) {
                work.run(() -> connect(node, work));
            } else {
                ended(node.name(), Connection.of(Connection.State.UNTRUSTED));
            }
        });
    }

    /** Leaves everything as it was before the test. */
    boolean stop(String name) {
        @Nullable Under running = under.remove(name);
        if (running == null) {
            return false;
        }
        running.work().stop();
        keys.withdraw();
        set(name, running.before());
        return true;
    }

    boolean stop() {
        List<String> running = List.copyOf(under.keySet());
        running.forEach(this::stop);
        return !running.isEmpty();
    }

    /** Another cluster is opened, whose nodes have nothing to do with these. */
    void forget() {
        stop();
        tested.clear();
        states.clear();
        tell();
    }

    private void connect(NodeSpec node, Work work) {
        Connection result;
        try {
            var _ = context.bench().hosts().connect(node.access()).run(MAY);
            result = Connection.of(Connection.State.CONNECTED);
        } catch (ProblemException e) {
            result = Connection.failed(e.problem());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        Connection last = result;
        work.tell(() -> ended(node.name(), last));
    }

    private void ended(String name, Connection result) {
        under.remove(name);
        set(name, result);
    }

    private void set(String name, Connection state) {
        states.put(name, state);
        tell();
    }

    /** A node that is got into in another way now was not tested. */
    private void forgetChanged() {
        if (tested.isEmpty()) {
            return;
        }
        Map<String, SshAccess> now = new HashMap<>();
        for (int index = 0; index < context.draft().get().nodes().size(); index++) {
            spec(index).ifPresent(node -> now.put(node.name(), node.access()));
        }
        List<String> changed = tested.entrySet().stream().filter(entry -> !entry.getValue().equals(now.get(entry.getKey()))).map(Map.Entry::getKey).toList();
        for (String name : changed) {
            stop(name);
            tested.remove(name);
            states.remove(name);
        }
        tell();
    }

    private void tell() {
        List<Problem> problems = new ArrayList<>();
        List<Node> nodes = context.draft().get().nodes();
        for (int index = 0; index < nodes.size(); index++) {
            Node node = nodes.get(index);
            @Nullable SshAccess access = tested.get(node.name());
            Optional<Problem> problem = of(node).problem();
            if (access != null && problem.isPresent()) {
                problems.addAll(fields.at(problem.get(), index, node, access));
            }
        }
        context.draft().tell("connections", problems);
    }
}
