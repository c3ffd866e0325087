// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.members;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.Health;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.cluster.Role;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.NodeStatus;
import dev.hearth.port.Watching;
import dev.hearth.ui.Workbench;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** The members as the API tells of them, from {@link #follow} to {@link #stop}. Used on the window's thread alone. */
public final class LiveMembers {
    private static final String SERVER = "node-role.kubernetes.io/control-plane";
    private final Workbench bench;
    private final Executor background;
    private final Executor ui;
    private final ObjectProperty<Optional<Live>> live = new SimpleObjectProperty<>(Optional.empty());
    private int round;
    private @Nullable Watching watching;

    /**
     * @param members the planned ones in their order, then those that joined by other hands
     * @param silentSince when the API was found silent; empty while it answers
     * @param silence why nothing newer is known
     */
    public record Live(List<Member> members, Optional<Instant> silentSince, Optional<Problem> silence) {
        public Live {
            members = List.copyOf(members);
        }

        /** What was looked at, with what the API says of the nodes since; a silent API says nothing. */
        public Health over(Health looked) {
            if (silentSince.isPresent() || members.isEmpty()) {
                return looked;
            }
            Set<String> away = members.stream().filter(member -> !member.ready().equals("True")).map(Member::name).collect(Collectors.toSet());
            int voting = (int) members.stream().filter(member -> member.role() == Role.SERVER && member.complete()).count();
            return new Health(looked.answers(), looked.servers(), Math.min(voting, looked.servers().servers()), away, looked.served(), looked.workloads());
        }
    }

    public LiveMembers(Workbench bench, Executor background, Executor ui) {
        this.bench = bench;
        this.background = background;
        this.ui = ui;
    }

    public ObservableValue<Optional<Live>> liveProperty() {
        return live;
    }

    /** @param before what is shown as long as the API says nothing */
    public void follow(ClusterSpec spec, List<Member> before) {
        stop();
        int mine = round;
        background.execute(() -> {
            try {
                Watching watch = bench.watchNodes(spec, sight -> ui.execute(() -> show(mine, spec, before, sight)));
                ui.execute(() -> keep(mine, watch));
            } catch (ProblemException e) {
                ui.execute(() -> show(mine, spec, before, new Watching.Sight(List.of(), Optional.of(e.problem()))));
            }
        });
    }

    public void stop() {
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

    private void show(int which, ClusterSpec spec, List<Member> before, Watching.Sight sight) {
        if (which != round) {
            return;
        }
        boolean silent = sight.silence().isPresent();
        List<Member> members = silent && sight.nodes().isEmpty() ? before : members(spec, sight.nodes());
        Optional<Instant> since = live.get().flatMap(Live::silentSince).or(() -> Optional.of(bench.clock().instant()));
        live.set(Optional.of(new Live(members, silent ? since : Optional.empty(), sight.silence())));
    }

    private static List<Member> members(ClusterSpec spec, List<NodeStatus> nodes) {
        List<String> planned = spec.nodes().stream().map(NodeSpec::name).toList();
        return Stream.concat(
                spec.nodes().stream().map(node -> nodes.stream().filter(status -> status.name().equals(node.name())).findFirst()
                        .map(status -> Member.of(node, status.conditions(), status.kubeletVersion())).orElseGet(() -> Member.of(node, Map.of()))),
                nodes.stream().filter(status -> !planned.contains(status.name())).map(LiveMembers::other)).toList();
    }

    private static Member other(NodeStatus node) {
        return new Member(node.name(), node.labels().containsKey(SERVER) ? Role.SERVER : Role.AGENT, String.join(", ", node.internalIps()),
                node.conditions().getOrDefault("Ready", Member.UNSEEN), node.conditions().getOrDefault("EtcdIsVoter", Member.UNSEEN), node.kubeletVersion());
    }
}
