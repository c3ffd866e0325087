// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.text.Texts;
import dev.hearth.ui.arrival.Arrival.Arrived;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.kit.FakeWorkbench;
import dev.hearth.ui.kit.Samples;
import dev.hearth.ui.trust.TrustQuestion;
import dev.hearth.ui.trust.UnknownKey;
import dev.hearth.ui.wizard.PageContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdoptionViewModelTest {
    private final FakeWorkbench bench = new FakeWorkbench();
    private final DraftModel draft = new DraftModel(bench::check, ClusterDraft.empty());
    private final PageContext context = new PageContext(bench, draft, Texts.in(Locale.ENGLISH), Runnable::run, Runnable::run, () -> Samples.NOW);
    private final AdoptionViewModel adoption = new AdoptionViewModel(context);
    private final List<Arrived> arrived = new ArrayList<>();

    private void enter() {
        adoption.arrival().onArrived(arrived::add);
        adoption.name().textProperty().set("home");
        adoption.nodes().field("nodes.host").textProperty().set("192.168.1.11");
        adoption.nodes().field("ssh.user").textProperty().set("admin");
        adoption.nodes().field("ssh.login").textProperty().set("password");
        adoption.nodes().field("ssh.password").textProperty().set("canary-password");
        adoption.nodes().field("ssh.sudo").textProperty().set("none");
    }

    private TrustQuestion question() {
        return adoption.arrival().keys().questionProperty().get().orElseThrow();
    }

    private boolean found() {
        return adoption.lookProperty().getValue().answer().isPresent();
    }

    @Test
    void aServerIsAskedWhenItsKeyIsConfirmedAndThePlanOpensWhenTheOthersWereAskedFor() {
        bench.adoption = Optional.of(Samples.adoption("192.168.1.200"));
        enter();
        adoption.ask();
        question().answer().accept(false);
        assertEquals(0, bench.adoptions);
        assertFalse(adoption.busyProperty().getValue());
        adoption.ask();
        assertTrue(adoption.busyProperty().getValue());
        question().answer().accept(true);
        assertTrue(found());
        assertEquals(List.of(), bench.saved, "nothing is kept before somebody wants it");
        adoption.open();
        assertEquals(List.of("node2", "node3"), question().keys().stream().map(UnknownKey::node).toList());
        question().answer().accept(true);
        assertEquals(List.of(new Arrived(bench.adoption.get().draft(), true)), arrived);
        assertEquals(List.of("home"), bench.saved.stream().map(ClusterDraft::name).toList());
        assertEquals(List.of("home"), bench.built);
    }

    @Test
    void aKubeconfigNamesTheServerThatIsAsked() {
        bench.servers = Optional.of(List.of(new ClusterDraft.Node("node2", "192.168.1.12", "", "server", "", ClusterDraft.Ssh.empty()),
                new ClusterDraft.Node("node1", "192.168.1.11", "", "server", "", ClusterDraft.Ssh.empty())));
        adoption.kubeconfig(Path.of("kubeconfig"));
        assertEquals("192.168.1.12", adoption.nodes().field("nodes.host").textProperty().get());
        assertEquals(bench.servers, adoption.serversProperty().getValue().answer());
    }

    @Test
    void aKubeconfigThatLeadsNowhereCostsNothingThatWasEntered() {
        bench.adoption = Optional.of(Samples.adoption("192.168.1.200"));
        bench.hosts.pinned.add("192.168.1.11");
        enter();
        adoption.kubeconfig(Path.of("kubeconfig"));
        assertEquals(Optional.of(ProblemCode.ADOPT_KUBECONFIG), adoption.problemProperty().getValue().map(Problem::code));
        assertEquals("192.168.1.11", adoption.nodes().field("nodes.host").textProperty().get());
        adoption.ask();
        assertEquals(Optional.empty(), adoption.problemProperty().getValue());
        assertTrue(found());
    }

    @Test
    void whatWasTypedHoldsForTheNodesThatWereFoundAndIsForgottenOtherwise() {
        bench.adoption = Optional.of(Samples.adoption("192.168.1.200"));
        bench.hosts.pinned.addAll(List.of("192.168.1.11", "192.168.1.12", "192.168.1.13"));
        enter();
        adoption.ask();
        assertEquals(Optional.of(Secret.of("canary-password")), bench.find(SecretRef.sshPassword("server")));
        NodesViewModel pages = new NodesViewModel(context);
        adoption.arrival().onArrived(plan -> adoption.hand(pages, plan.draft()));
        adoption.open();
        adoption.end();
        assertEquals(Optional.of(Secret.of("canary-password")), bench.find(SecretRef.sshPassword("node3")));
        assertEquals(Optional.empty(), bench.find(SecretRef.sshPassword("server")));
        AdoptionViewModel other = new AdoptionViewModel(context);
        other.nodes().field("ssh.password").textProperty().set("canary-other");
        other.end();
        assertFalse(bench.secrets.containsValue(Secret.of("canary-other")));
    }

    @Test
    void aPlanThatLacksSomethingIsNoClusterThatStands() {
        bench.adoption = Optional.of(Samples.adoption(""));
        bench.hosts.pinned.add("192.168.1.11");
        enter();
        adoption.ask();
        List<ProblemCode> questions = adoption.lookProperty().getValue().answer().orElseThrow().questions().stream().map(Problem::code).toList();
        assertEquals(List.of(ProblemCode.ADOPT_NO_VIP, ProblemCode.FIELD_EMPTY), questions);
        adoption.open();
        assertEquals(List.of(false), arrived.stream().map(Arrived::stands).toList());
        assertEquals(List.of(), bench.built);
    }

    @Test
    void whatWasEnteredStaysWhenNothingComesOfIt() {
        bench.hosts.pinned.add("192.168.1.11");
        enter();
        adoption.ask();
        assertEquals(Optional.of(ProblemCode.ADOPT_NO_SERVER), adoption.lookProperty().getValue().problem().map(Problem::code));
        bench.adoption = Optional.of(Samples.adoption("192.168.1.200"));
        adoption.ask();
        assertTrue(found());
        adoption.back();
        assertFalse(found());
        assertEquals("192.168.1.11", adoption.nodes().field("nodes.host").textProperty().get());
        assertEquals("canary-password", adoption.nodes().field("ssh.password").textProperty().get());
    }

    @Test
    void aNameThatIsInTheListIsToldBeforeAnybodyIsAsked() {
        bench.saved.add(Samples.draft());
        bench.listed.add(new dev.hearth.port.ClusterStore.Saved("home", Samples.NOW, Optional.empty(), 3));
        bench.hosts.pinned.add("192.168.1.11");
        enter();
        adoption.ask();
        assertEquals(Optional.of(ProblemCode.CLUSTER_ALREADY_HERE), adoption.lookProperty().getValue().problem().map(Problem::code));
        assertEquals(0, bench.adoptions);
    }

    @Test
    void whatIsMissingIsToldAtItsField() {
        adoption.ask();
        assertEquals(Optional.of(ProblemCode.FIELD_EMPTY), adoption.name().problemProperty().get().map(Problem::code));
        assertEquals(Optional.of(ProblemCode.FIELD_EMPTY), adoption.nodes().field("nodes.host").problemProperty().get().map(Problem::code));
        enter();
        adoption.nodes().field("nodes.host").textProperty().set("pi.home.arpa");
        adoption.ask();
        assertTrue(adoption.nodes().field("nodes.address").problemProperty().get().isPresent(), "a name needs an address beside it");
        assertEquals(0, bench.adoptions);
    }
}
