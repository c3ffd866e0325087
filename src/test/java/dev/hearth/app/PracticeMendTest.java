// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.Decisions;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.engine.run.Event;
import dev.hearth.port.Preflight.Finding;
import dev.hearth.port.Preflight.Offer;
import dev.hearth.port.Preflight.Report;
import dev.hearth.practice.Fault;
import dev.hearth.practice.LeapClock;
import dev.hearth.ui.Workbench;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found, left to Hearth and put right, with the real recipe and the real engine on the played homelab. */
@Timeout(120)
class PracticeMendTest {
    private PracticeWorkbench bench;
    private final List<Event> events = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() throws Exception {
        bench = PracticeWorkbench.begin(new LeapClock());
        for (NodeSpec node : spec(Decisions.NONE).nodes()) {
            bench.hosts().pin(node.access(), bench.hosts().hostKey(node.access()));
        }
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "OLD_VIP|node2/old.vip|node2/old.vip,cluster/ip.vip.free|node2/mend-old-vip|ip addr del 192.168.5.200/32 dev eth0",
        "CLOCK_OFF|node2/time.sync|node2/time.sync,node2/time.skew|node2/mend-time-sync|timedatectl set-ntp true",
        "FIREWALL_8472|node2/net.fw|node2/net.fw,node1/net.mesh.ports,node3/net.mesh.ports|node2/mend-net-fw|ufw prepend allow from 192.168.5.11 to any port 8472 proto udp",
        "NO_MEMORY_CGROUP|node2/os.cgroup|node2/os.cgroup|node2/mend-os-cgroup|/boot/firmware/cmdline.txt: + cgroup_memory=1 cgroup_enable=memory"
    })
    void whatIsLeftToHearthIsPutRightOnce(Fault fault, String id, String found, String step, String line) throws Exception {
        bench.homelab().set(fault, true);
        Report report = inspect(Decisions.NONE);
        assertEquals(Set.of(found.split(",")), ids(report.open(Decisions.NONE)), "it stops the build");
        assertTrue(report.open(Decisions.NONE).stream().allMatch(finding -> finding.offers().stream().map(Offer::id).toList().equals(List.of(id))), report::toString);
        Offer offer = report.open(Decisions.NONE).getFirst().offers().getFirst();
        assertTrue(String.join("\n", offer.lines()).contains(line), () -> offer.lines().toString());
        Decisions mended = Decisions.NONE.mend(List.of(id), true);
        assertEquals(List.of(), report.open(mended));

        assertEquals(Event.Outcome.READY, run(mended, Event.Mode.DRY_RUN), this::failures);
        assertTrue(events.stream().anyMatch(event -> event instanceof Event.StepWouldAct would && would.step().value().equals(step)
                && would.changes().stream().anyMatch(change -> change.subject().contains(line) && change.place().equals("node2"))), "the review shows it");
        assertTrue(bench.homelab().has(fault), "looking changes nothing");

        assertEquals(Event.Outcome.READY, run(mended, Event.Mode.APPLY), this::failures);
        assertTrue(acts().contains(step), () -> acts().toString());
        assertFalse(bench.homelab().has(fault));
        assertTrue(acts().indexOf(step) < acts().indexOf("node2/prepare"), () -> acts().toString());
        assertEquals(Event.Outcome.READY, run(mended, Event.Mode.APPLY), this::failures);
        assertEquals(List.of(), acts());
        assertEquals(List.of(), inspect(mended).open(mended));
    }

    @Test
    void anAddressThatIsInUseStays() throws Exception {
        Decisions everywhere = Decisions.NONE.mend(List.of("node1/old.vip", "node2/old.vip", "node3/old.vip"), true);
        assertEquals(Event.Outcome.READY, run(everywhere, Event.Mode.APPLY), this::failures);
        assertEquals(Event.Outcome.READY, run(everywhere, Event.Mode.APPLY), this::failures);
        assertEquals(List.of(), acts(), "kube-vip's address is on one of them");
    }

    @Test
    void aMachineThatDoesNotComeBackIsNamedAndGoesOnWhenItIsOnAgain() throws Exception {
        bench.homelab().set(Fault.NO_MEMORY_CGROUP, true);
        bench.homelab().set(Fault.NODE_DIES, true);
        Decisions mended = Decisions.NONE.mend(List.of("node2/os.cgroup"), true);
        assertEquals(Event.Outcome.FAILED, run(mended, Event.Mode.APPLY));
        assertEquals(List.of(ProblemCode.MEND_NOT_BACK), failed());
        assertFalse(acts().contains("node2/prepare"), "nothing is built on it");
        bench.homelab().set(Fault.NODE_DIES, false);
        assertEquals(Event.Outcome.READY, run(mended, Event.Mode.APPLY), this::failures);
    }

    @Test
    void aRepairBeginsNothing() throws Exception {
        bench.homelab().set(Fault.OLD_VIP, true);
        ClusterSpec spec = spec(Decisions.NONE.mend(List.of("node2/old.vip"), true));
        assertEquals(Event.Outcome.FAILED, run(bench.operations().repair(spec), Event.Mode.APPLY));
        assertEquals(List.of(ProblemCode.VIP_TAKEN), failed());
        assertTrue(bench.homelab().has(Fault.OLD_VIP), "where no cluster stands nothing is put right either");
    }

    private Report inspect(Decisions decisions) throws Exception {
        return bench.preflight().inspect(spec(decisions));
    }

    private static Set<String> ids(List<Finding> findings) {
        return findings.stream().map(Finding::id).collect(Collectors.toSet());
    }

    private ClusterSpec spec(Decisions decisions) {
        ClusterDraft draft = bench.firstDraft();
        return Objects.requireNonNull(bench.check(draft.withPlatform(draft.platform().withScope("control-plane")).withDecisions(decisions)).spec());
    }

    private Event.Outcome run(Decisions decisions, Event.Mode mode) throws Exception {
        return run(bench.prepare(spec(decisions)), mode);
    }

    private Event.Outcome run(Workbench.Prepared prepared, Event.Mode mode) throws Exception {
        events.clear();
        return bench.start(prepared, mode, entry -> events.add(entry.event()), line -> {}).await();
    }

    private List<String> acts() {
        return events.stream().filter(Event.StepActing.class::isInstance).map(event -> ((Event.StepActing) event).step().value()).toList();
    }

    private List<ProblemCode> failed() {
        return events.stream().filter(Event.StepFailed.class::isInstance).map(event -> ((Event.StepFailed) event).problem().code()).distinct().toList();
    }

    private String failures() {
        return events.stream().filter(Event.StepFailed.class::isInstance).toList().toString();
    }
}
