// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.done;

import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.cluster.Role;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.NodeStatus;
import dev.hearth.port.Watching;
import dev.hearth.ui.Workbench;
import dev.hearth.ui.page.done.Proof.Member;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** The members as the API tells of them, from {@link #follow} to {@link #stop}. Used on the window's thread alone. */
final class LiveMembers {
    private static final String SERVER = "node-role.kubernetes.io/control-plane";
    private final Workbench bench;
    private final Executor background;
    private final Executor ui;
    private final ObjectProperty<Optional<Live>> live = new SimpleObjectProperty<>(Optional.empty());
    private int round;
    private @Nullable Watching watching;

    /**
     * @param members the planned ones in their order, then those that joined by other hands
     * @param silentSince when the API stopped to answer; empty while it answers
     */
    record Live(List<Member> members, Optional<Instant> silentSince) {
        Live {
            members = List.copyOf(members);
        }
    }

    LiveMembers(Workbench bench, Executor background, Executor ui) {
        this.bench = bench;
        this.background = background;
        this.ui = ui;
    }

    ObservableValue<Optional<Live>> liveProperty() {
        return live;
    }

    void follow(Proof proof) {
        stop();
        int mine = round;
        background.execute(() -> {
            try {
                Watching watch = bench.watchNodes(proof.spec(), sight -> ui.execute(() -> show(mine, proof, sight)));
                ui.execute(() -> keep(mine, watch));
            } catch (ProblemException e) {
                ui.execute(() -> show(mine, proof, new Watching.Sight(List.of(), Optional.of(e.problem()))));
            }
        });
    }

    void stop() {
        round++;
        live.set(Optional.empty());
        if (watching != null) {
            Watching ended = watching;
            watching = null;
            background.execute(ended::close);
        }
    }

    private void keep(int which, Watching watch) {
        if (which == round) {
            watching = watch;
        } else {
            background.execute(watch::close);
        }
    }

    private void show(int which, Proof proof, Watching.Sight sight) {
        if (which != round) {
            return;
        }
        boolean silent = sight.silence().isPresent();
        List<Member> members = silent && sight.nodes().isEmpty() ? proof.members() : members(proof, sight.nodes());
        live.set(Optional.of(new Live(members, silent ? Optional.of(bench.clock().instant()) : Optional.empty())));
    }

    private static List<Member> members(Proof proof, List<NodeStatus> nodes) {
        List<String> planned = proof.spec().nodes().stream().map(NodeSpec::name).toList();
        return Stream.concat(
                proof.spec().nodes().stream().map(node -> Member.of(node,
                        nodes.stream().filter(status -> status.name().equals(node.name())).findFirst().map(NodeStatus::conditions).orElse(Map.of()))),
                nodes.stream().filter(status -> !planned.contains(status.name())).map(LiveMembers::other)).toList();
    }

    private static Member other(NodeStatus node) {
        return new Member(node.name(), node.labels().containsKey(SERVER) ? Role.SERVER : Role.AGENT, String.join(", ", node.internalIps()),
                node.conditions().getOrDefault("Ready", "-"), node.conditions().getOrDefault("EtcdIsVoter", "-"));
    }
}
