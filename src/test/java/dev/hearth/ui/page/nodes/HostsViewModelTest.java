// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDraft.Node;
import dev.hearth.domain.cluster.ClusterDraft.Ssh;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.ssh.SshHost;
import dev.hearth.text.Texts;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.kit.FakeWorkbench;
import dev.hearth.ui.kit.Samples;
import dev.hearth.ui.page.nodes.HostsViewModel.Source;
import dev.hearth.ui.wizard.PageContext;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class HostsViewModelTest {
    private static final SshHost PI = new SshHost("Pi4", "192.168.1.21", "pi", "2222", "~/.ssh/pi", "", false);

    private final FakeWorkbench bench = new FakeWorkbench();
    private final DraftModel draft = new DraftModel(bench::check, ClusterDraft.empty());
    private final NodesViewModel nodes =
            new NodesViewModel(new PageContext(bench, draft, Texts.in(Locale.ENGLISH), Runnable::run, Runnable::run, () -> Samples.NOW));
    private final HostsViewModel hosts = nodes.hosts();

    @Test
    void pastedLinesTakeThePlacesThatAreEmptyAndShareWhatTheyHaveInCommon() {
        nodes.entered();
        hosts.open("pi@192.168.1.11:2222\npi@192.168.1.12:2222\n\npi@192.168.1.13:2222\npi@192.168.1.14:2222\n");
        assertEquals(4, hosts.chosenProperty().get().size(), "what was pasted is wanted");
        hosts.take();
        assertEquals(List.of("node1", "node2", "node3", "node4"), draft.get().nodes().stream().map(Node::name).toList());
        assertEquals(List.of("192.168.1.11", "192.168.1.12", "192.168.1.13", "192.168.1.14"), draft.get().nodes().stream().map(Node::host).toList());
        assertEquals(new Ssh("pi", "2222", "", "", "", ""), draft.get().ssh());
        assertTrue(draft.get().nodes().stream().allMatch(node -> node.ssh().equals(Ssh.empty())));
        assertEquals(0, nodes.selectedProperty().get());
        nodes.history().undo();
        assertEquals(List.of("", "", ""), draft.get().nodes().stream().map(Node::host).toList());
    }

    @Test
    void whoIsInTheConfigurationKeepsItsNameAndItsOwnWayIn() {
        bench.ssh.hosts.add(PI);
        bench.ssh.hosts.add(new SshHost("router", "192.168.1.1", "", "", "", "", false));
        draft.set(Samples.draft());
        hosts.open("");
        assertTrue(hosts.chosenProperty().get().isEmpty(), "the user says which");
        hosts.choose(PI, true);
        hosts.take();
        Node added = draft.get().nodes().getLast();
        assertEquals(new Node("pi4", "192.168.1.21", "", "server", "", new Ssh("pi", "2222", "key", "~/.ssh/pi", "", "")), added);
        assertEquals("", draft.get().ssh().port(), "the others are reached as before");
        assertEquals("admin", draft.get().ssh().user());
        assertFalse(hosts.openProperty().getValue());
    }

    @Test
    void whoAnswersSshOnTheLanIsOfferedAndWhoIsANodeAlreadyIsNot() {
        draft.set(Samples.draft());
        draft.seenProperty().set(Samples.seen());
        hosts.open("");
        List<HostsViewModel.Candidate> found = hosts.candidatesProperty().get();
        assertEquals(List.of("192.168.1.11", "192.168.1.12", "192.168.1.40"), found.stream().map(some -> some.host().host()).toList());
        assertEquals(List.of(true, true, false), found.stream().map(HostsViewModel.Candidate::there).toList());
        assertTrue(found.stream().allMatch(some -> some.source() == Source.SEEN));
        hosts.pastedProperty().set("ann@192.168.1.40\nwhat?");
        assertEquals(Source.PASTED, hosts.candidatesProperty().get().getFirst().source(), "whoever is there twice stands where he was written");
        assertEquals(List.of("what?"), hosts.unread());
    }

    @Test
    void aNameIsLookedUpForItsAddress() {
        bench.network.names.put("pi5.home.arpa", Ipv4.of("192.168.1.25"));
        draft.set(Samples.draft());
        hosts.open("pi5.home.arpa");
        hosts.take();
        assertEquals("192.168.1.25", draft.get().nodes().getLast().address());
    }

    @Test
    void severalMachinesInOneFieldAreToldFromOne() {
        assertTrue(HostsViewModel.several("ann@192.168.1.11\n192.168.1.12"));
        assertFalse(HostsViewModel.several("192.168.1.11\n"));
        assertFalse(HostsViewModel.several("some\nwords here"));
    }
}
