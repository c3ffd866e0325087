// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.cluster;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.engine.run.Entry;
import dev.hearth.engine.run.Event;
import dev.hearth.engine.run.RunState;
import dev.hearth.engine.run.StepState;
import dev.hearth.engine.run.StepState.Poll;
import dev.hearth.engine.run.StepState.Progress;
import dev.hearth.engine.run.StepState.Work;
import dev.hearth.engine.run.StepStatus;
import dev.hearth.ui.Workbench.Prepared;
import dev.hearth.ui.draft.Withheld;
import dev.hearth.ui.members.LiveMembers.Live;
import dev.hearth.ui.members.Member;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How each step of a plan stands, by the last look and by what the API has told since. A step keeps what the look before found until
 * it was looked at again; what a look could not see because a secret was not given is no failure.
 *
 * @param settled the last look that came to its end; empty before the first
 * @param now the look that goes on, or the last one
 */
record Outlook(Prepared prepared, Optional<RunState> settled, RunState now, Optional<Live> live) {
    /** The last parts of the ids of steps that end when the API calls a node Ready. */
    private static final Set<String> MEMBERSHIP = Set.of("ready", "join-server", "join-agent");
    private static final String VIP = "cluster/vip";

    static Outlook of(Prepared prepared) {
        return new Outlook(prepared, Optional.empty(), RunState.of(prepared.plan()), Optional.empty());
    }

    /** Another look begins; what the one before found is shown until it is found anew. */
    Outlook again() {
        return new Outlook(prepared, settled, RunState.of(prepared.plan()), live);
    }

    Outlook on(Entry entry) {
        RunState after = now.on(entry);
        boolean whole = after.outcome().filter(outcome -> outcome != Event.Outcome.CANCELLED).isPresent();
        return new Outlook(prepared, whole ? Optional.of(after) : settled, after, live);
    }

    Outlook with(Optional<Live> told) {
        return new Outlook(prepared, settled, now, told);
    }

    int size() {
        return prepared.plan().size();
    }

    StepState step(int ordinal) {
        StepState looked = unseen(ordinal) ? told(StepStatus.WAITING, "", null) : looked(ordinal);
        StepInfo info = prepared.plan().info(ordinal);
        if (live.isEmpty()) {
            return looked;
        }
        Optional<Problem> silence = live.get().silence();
        if (silence.isPresent()) {
            return info.id().value().equals(VIP) && !looked.status().running() ? told(StepStatus.FAILED, "", silence.get()) : looked;
        }
        if (info.id().value().equals(VIP) && looked.status() == StepStatus.WAITING) {
            // The API is followed through that address.
            return told(StepStatus.SATISFIED, prepared.spec().addresses().vip().toString(), null);
        }
        return member(info).map(member -> by(member, looked)).orElse(looked);
    }

    private StepState looked(int ordinal) {
        StepState fresh = now.step(ordinal);
        return fresh.status().terminal() ? fresh : settled.map(before -> before.step(ordinal)).orElse(fresh);
    }

    /** Without a secret nobody can say how it is: that is neither well nor bad. */
    private boolean unseen(int ordinal) {
        StepState state = looked(ordinal);
        return state.problem().filter(Withheld::secret).isPresent()
                || state.skippedBy().flatMap(prepared.plan()::ordinal).filter(this::unseen).isPresent()
                || (!state.work().knownAfter().isEmpty() && !asked().isEmpty())
                || (state.status() == StepStatus.FAILED && sawNothing(ordinal));
    }

    /** Whether it failed for want of all that steps before it were to see. */
    private boolean sawNothing(int ordinal) {
        List<Edge> edges = prepared.plan().info(ordinal).edges().stream().filter(edge -> edge.strength() != Edge.Strength.GUIDANCE).toList();
        return !edges.isEmpty() && edges.stream().allMatch(edge -> prepared.plan().ordinal(edge.on()).filter(this::unseen).isPresent());
    }

    private Optional<StepState> state(dev.hearth.engine.plan.StepId id) {
        return prepared.plan().ordinal(id).map(this::looked);
    }

    private Optional<Member> member(StepInfo info) {
        String id = info.id().value();
        return !MEMBERSHIP.contains(id.substring(id.lastIndexOf('/') + 1)) ? Optional.empty()
                : live.stream().flatMap(told -> told.members().stream()).filter(member -> member.name().equals(info.node())).findFirst();
    }

    /** What is to be done, or failed, is the look's to say; whether a node is there is the API's, which tells it at once. */
    private static StepState by(Member member, StepState looked) {
        if (member.complete()) {
            return looked.status() == StepStatus.WAITING ? told(StepStatus.SATISFIED, member.evidence(), null) : looked;
        }
        return looked.status().ready() || looked.status() == StepStatus.WAITING
                ? told(StepStatus.FAILED, "", Problem.blocking(ProblemCode.NODE_AWAY, Map.of("node", member.name(), "found", member.evidence()))) : looked;
    }

    private static StepState told(StepStatus status, String evidence, @Nullable Problem problem) {
        return new StepState(status, new Work(0, "", List.of(), false, ""), new Progress(0, ""), new Poll(0, "", "", Duration.ZERO), evidence, problem, null, null, null, 0);
    }

    /** What was not given and would let the look see more, each at a step that asked for it. */
    Map<StepInfo, Problem> asked() {
        Map<StepInfo, Problem> asked = new java.util.LinkedHashMap<>();
        IntStream.range(0, size()).forEach(ordinal -> looked(ordinal).problem().filter(Withheld::secret)
                .ifPresent(problem -> asked.put(prepared.plan().info(ordinal), problem)));
        return asked;
    }

    /** Why the step could not be looked at, when it is for want of a secret. */
    Optional<Problem> wanting(int ordinal) {
        StepState looked = looked(ordinal);
        return looked.problem().or(() -> looked.skippedBy().flatMap(this::state).flatMap(StepState::problem)).filter(Withheld::secret);
    }

    /** What is wrong, each once. */
    List<Problem> problems() {
        return states().flatMap(state -> state.problem().stream()).distinct().toList();
    }

    /** The first step that failed; -1 when none did. */
    int foremost() {
        return IntStream.range(0, size()).filter(ordinal -> step(ordinal).status() == StepStatus.FAILED).findFirst().orElse(-1);
    }

    /** Whether everything that could be looked at is as the plan says; false before the first look has ended. */
    boolean asPlanned() {
        return settled.isPresent() && states().noneMatch(state -> state.status() == StepStatus.NEEDED || state.status() == StepStatus.FAILED || state.status() == StepStatus.SKIPPED);
    }

    private Stream<StepState> states() {
        return IntStream.range(0, size()).mapToObj(this::step);
    }
}
