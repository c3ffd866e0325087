// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.mend;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.Mend;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Lock;
import dev.hearth.engine.plan.Outputs;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.node.NodeShell;
import dev.hearth.node.mend.Cure;
import dev.hearth.node.mend.Mending;
import dev.hearth.recipe.shared.Keys;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.StepIds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts one thing right on one machine: what the plan says, the least that is needed, and only while it is wrong. */
final class MendStep implements Step {
    private final ClusterSpec spec;
    private final NodeSpec node;
    private final Mend mend;
    private final Ports ports;

    MendStep(ClusterSpec spec, NodeSpec node, Mend mend, Ports ports) {
        this.spec = spec;
        this.node = node;
        this.mend = mend;
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        Set<Lock> locks = mend == Mend.CGROUP ? Set.of(Lock.node(node.name()), Lock.ONE_RESTART) : Set.of(Lock.node(node.name()));
        return new StepInfo(StepIds.mend(node, mend), "nodes", node.name(), List.of(Edge.hard(StepIds.facts(node), "facts")), locks, patience());
    }

    private Patience patience() {
        return switch (mend) {
            case OLD_VIP -> Patience.none("ip addr");
            case TIME_SYNC -> Patience.upTo(Duration.ofMinutes(3), Duration.ofSeconds(20), "timedatectl show -p NTPSynchronized");
            case FIREWALL -> Patience.upTo(Duration.ofSeconds(30), Duration.ofSeconds(5), "ufw show added, firewall-cmd --list-rich-rules");
            case CGROUP -> Patience.upTo(Duration.ofMinutes(1), Duration.ofSeconds(70), "/sys/fs/cgroup/cgroup.controllers");
        };
    }

    /** In a script it is left to Hearth, which judges by what the machine says. */
    @Override
    public List<Change> foreseen() {
        return switch (mend) {
            case OLD_VIP -> List.of(new Change(Change.Verb.REMOVE, spec.addresses().vip() + "/32", node.name()));
            case TIME_SYNC -> List.of(new Change(Change.Verb.CHANGE, "timedatectl set-ntp", node.name()));
            case FIREWALL -> List.of(new Change(Change.Verb.CHANGE, "ufw, firewalld", node.name()));
            case CGROUP -> List.of(new Change(Change.Verb.WRITE, "/boot/firmware/cmdline.txt", node.name()), new Change(Change.Verb.RESTART, node.name(), node.name()));
        };
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        return switch (look()) {
            case Cure.Well well -> new Probe.Satisfied(Outputs.of(Keys.mended(StepIds.mend(node, mend)), well.evidence()), well.evidence());
            // Restarted, and no better: once more would be no better either.
            case Cure.Ill ill when context.acted() && mend == Mend.CGROUP -> new Probe.Impossible(Problem.blocking(ProblemCode.MEND_WITHOUT_EFFECT,
                    Map.of("node", node.name(), "found", String.join(", ", ill.lines()))));
            case Cure.Ill ill -> new Probe.Needed(ill.why(), ill.deeds().stream().map(this::change).toList());
            case Cure.Settling settling -> new Probe.Hindered(settling.why(), settling.suspect());
            case Cure.Beyond beyond -> new Probe.Impossible(beyond.problem());
        };
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        if (look() instanceof Cure.Ill ill) {
            NodeShell shell = ports.shell(node);
            for (Cure.Deed deed : ill.deeds()) {
                context.log(node.name() + ": " + deed.line());
                if (deed.command().name().equals("reboot")) {
                    new Reboot(node, ports).through(deed.command(), context);
                } else {
                    shell.done(deed.command());
                }
            }
        }
    }

    private Cure look() throws ProblemException, InterruptedException {
        return Mending.of(mend).judge(spec, node, ports.shell(node).mendable(spec.addresses().vip(), node.address()));
    }

    private Change change(Cure.Deed deed) {
        Change.Verb verb = switch (deed.command().name()) {
            case "drop-address" -> Change.Verb.REMOVE;
            case "copy-file" -> Change.Verb.CREATE;
            case "write-file" -> Change.Verb.WRITE;
            case "reboot" -> Change.Verb.RESTART;
            default -> Change.Verb.CHANGE;
        };
        return new Change(verb, deed.line(), node.name());
    }
}
