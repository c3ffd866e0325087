// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDraft.Ssh;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.port.Preflight;
import dev.hearth.port.Preflight.Finding;
import dev.hearth.port.Preflight.Status;
import dev.hearth.text.Texts;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.draft.FieldModel;
import dev.hearth.ui.kit.FakeWorkbench;
import dev.hearth.ui.kit.Samples;
import dev.hearth.ui.wizard.PageContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodesViewModelTest {
    private static final String ADDRESS = "192.168.1.12";

    private final FakeWorkbench bench = new FakeWorkbench();
    private final DraftModel draft = new DraftModel(bench::check, ClusterDraft.empty());
    private final NodesViewModel nodes =
            new NodesViewModel(new PageContext(bench, draft, Texts.in(Locale.ENGLISH), Runnable::run, Runnable::run, () -> Samples.NOW));

    @BeforeEach
    void open() {
        bench.hosts.pinned.addAll(List.of("192.168.1.11", ADDRESS, "192.168.1.13"));
        draft.set(Samples.draft().withSsh(new Ssh("admin", "", "", "", "password", "")));
        nodes.entered();
        nodes.select(1);
    }

    @Test
    void aNodeTakesWhatAllHaveUntilItHasItsOwn() {
        assertFalse(nodes.own().getValue());
        nodes.useOwn(true);
        nodes.field("nodes.ssh.user").textProperty().set("pi");
        nodes.field("nodes.ssh.jump").textProperty().set("gate@10.0.0.1:2222");
        nodes.field("nodes.ssh.login").textProperty().set("password");
        assertEquals(new Ssh("pi", "", "password", "", "", "gate@10.0.0.1:2222"), draft.get().nodes().get(1).ssh());
        assertEquals("gate@10.0.0.1:2222", draft.spec().orElseThrow().nodes().get(1).access().jump().destination());
        assertEquals("admin", draft.spec().orElseThrow().nodes().get(0).access().user());
    }

    @Test
    void aNodeThatComesBackHasItsOwnPasswordsAgain() {
        nodes.useOwn(true);
        nodes.field("nodes.ssh.user").textProperty().set("pi");
        nodes.field("nodes.ssh.sudo-password").textProperty().set("raspberry");
        nodes.field("nodes.ssh.user").show();
        ClusterDraft whole = draft.get();
        nodes.select(0);
        nodes.remove();
        nodes.remove();
        assertEquals(1, draft.get().nodes().size());
        assertEquals("", nodes.field("nodes.ssh.sudo-password").textProperty().get());
        nodes.history().undo();
        nodes.history().undo();
        assertEquals(whole, draft.get());
        nodes.select(1);
        assertTrue(nodes.own().getValue());
        assertEquals("raspberry", nodes.field("nodes.ssh.sudo-password").textProperty().get());
        nodes.useOwn(false);
        assertEquals("", nodes.field("nodes.ssh.sudo-password").textProperty().get());
        nodes.history().undo();
        assertTrue(nodes.own().getValue());
        assertEquals("raspberry", nodes.field("nodes.ssh.sudo-password").textProperty().get());
        nodes.select(0);
        assertFalse(nodes.own().getValue());
    }

    @Test
    void aNodeThatHasLeftItsClusterDoesNotComeBackByAKey() {
        nodes.remove();
        nodes.struck("node1");
        ClusterDraft now = draft.get();
        nodes.history().undo();
        assertEquals(now, draft.get());
    }

    @Test
    void nextWhileTheChecksRunGoesOnWhenTheyEndWell() {
        List<String> ways = new ArrayList<>();
        nodes.onReady(() -> ways.add("next"));
        bench.preflight = spec -> {
            assertFalse(nodes.primary());
            assertFalse(nodes.primary());
            return Samples.fine();
        };
        nodes.check(() -> {});
        assertEquals(List.of("next"), ways);
        draft.edit(some -> some.withName("other"));
        bench.preflight = spec -> {
            assertFalse(nodes.primary());
            return Samples.findings();
        };
        nodes.check(() -> {});
        assertEquals(List.of("next"), ways);
        nodes.check(() -> {});
        assertFalse(nodes.primary());
        assertEquals(List.of("next"), ways);
    }

    @Test
    void aNodeIsTestedHoweverLittleOfTheRestIsThere() {
        draft.set(ClusterDraft.empty().withSsh(new Ssh("admin", "", "", "", "none", "")).withNodes(List.of(Samples.node("node1", "192.168.1.11")))
                .withPlatform(ClusterDraft.Platform.empty().withScope("castle")));
        nodes.select(0);
        nodes.test();
        assertEquals(Connection.State.CONNECTED, nodes.connections().of(draft.get().nodes().getFirst()).state());
    }

    @Test
    void settingsOfItsOwnAreOutOfUseWithoutBeingLost() {
        nodes.useOwn(true);
        nodes.field("nodes.ssh.user").textProperty().set("pi");
        nodes.field("nodes.ssh.sudo-password").textProperty().set("canary-own");
        nodes.useOwn(false);
        assertEquals(Ssh.empty(), draft.get().nodes().get(1).ssh());
        nodes.test();
        assertFalse(bench.secrets.containsValue(Secret.of("canary-own")));
        nodes.useOwn(true);
        assertEquals("pi", draft.get().nodes().get(1).ssh().user());
        assertEquals("canary-own", nodes.field("nodes.ssh.sudo-password").textProperty().get());
        nodes.select(0);
        assertFalse(nodes.own().getValue());
        assertEquals("", nodes.field("nodes.ssh.sudo-password").textProperty().get());
    }

    @Test
    void secretsOfANodeGoOverThoseOfAllAndNeverIntoTheDraft() {
        nodes.field("ssh.sudo-password").textProperty().set("canary-all");
        nodes.useOwn(true);
        nodes.field("nodes.ssh.sudo-password").textProperty().set("canary-two");
        nodes.left();
        assertEquals(Secret.of("canary-all"), bench.secrets.get(SecretRef.sudoPassword("node1")));
        assertEquals(Secret.of("canary-two"), bench.secrets.get(SecretRef.sudoPassword("node2")));
        assertFalse(draft.get().toString().contains("canary"));
        nodes.select(0);
        nodes.remove();
        nodes.left();
        assertEquals(Optional.empty(), bench.find(SecretRef.sudoPassword("node1")));
        assertEquals(Secret.of("canary-two"), bench.secrets.get(SecretRef.sudoPassword("node2")));
        nodes.field("ssh.sudo-password").textProperty().set("");
        nodes.left();
        assertEquals(Optional.empty(), bench.find(SecretRef.sudoPassword("node3")));
    }

    @Test
    void nothingTypedForOneClusterReachesTheNext() {
        nodes.field("ssh.sudo-password").textProperty().set("canary-all");
        nodes.test();
        nodes.forget();
        draft.set(Samples.draft().withName("other"));
        nodes.entered();
        nodes.test();
        assertEquals(Map.of(), bench.secrets);
        assertEquals("", nodes.field("ssh.sudo-password").textProperty().get());
    }

    /** What a machine answers, and where the person looks for the mistake. */
    @ParameterizedTest
    @CsvSource({
        "SSH_NAME_UNKNOWN, nodes.host",
        "SSH_UNREACHABLE, nodes.host",
        "SSH_HOST_KEY_CHANGED, nodes.host",
        "SSH_REFUSED, ssh.port",
        "SSH_NOT_SSH, ssh.port",
        "SSH_AUTH_FAILED, ssh.user",
        "SSH_AUTH_FAILED, ssh.key",
        "SSH_KEY_UNREADABLE, ssh.key",
        "SSH_PASSPHRASE_MISSING, ssh.passphrase",
        "SSH_PASSPHRASE_WRONG, ssh.passphrase",
        "SSH_PASSWORD_MISSING, ssh.password",
        "SSH_AGENT_EMPTY, ssh.login",
        "SUDO_PASSWORD_WRONG, ssh.sudo-password",
        "SUDO_PASSWORD_MISSING, ssh.sudo-password",
        "SUDO_NOT_ALLOWED, ssh.user",
        "SSH_JUMP_REFUSED, ssh.jump",
    })
    void whatKeepsHearthOutIsToldAtItsField(ProblemCode code, String key) {
        bench.hosts.problems.put(ADDRESS, Problem.blocking(code, Map.of("host", ADDRESS, "port", "22", "path", "/k", "user", "admin")));
        ClusterDraft before = draft.get();
        nodes.test();
        FieldModel field = nodes.field(key);
        assertEquals(Optional.of(code), field.problemProperty().get().map(Problem::code));
        assertEquals(before, draft.get());
        assertTrue(draft.spec().isPresent());
        field.textProperty().set(field.textProperty().get() + "x");
        assertEquals(Optional.empty(), field.problemProperty().get().filter(problem -> problem.code() == code));
    }

    @Test
    void whatANodeHasOfItsOwnIsToldThere() {
        bench.hosts.problems.put(ADDRESS, Problem.blocking(ProblemCode.SSH_AUTH_FAILED, Map.of("host", ADDRESS)));
        nodes.useOwn(true);
        nodes.field("nodes.ssh.login").textProperty().set("password");
        nodes.field("nodes.ssh.password").textProperty().set("wrong");
        nodes.test();
        assertEquals(Optional.of(ProblemCode.SSH_AUTH_FAILED), nodes.field("nodes.ssh.password").problemProperty().get().map(Problem::code));
        assertEquals(Optional.of(ProblemCode.SSH_AUTH_FAILED), nodes.field("ssh.user").problemProperty().get().map(Problem::code));
        assertEquals(Optional.empty(), nodes.field("ssh.key").problemProperty().get());
    }

    @Test
    void aJumpHostIsConfirmedBeforeWhatIsBehindIt() {
        nodes.field("ssh.jump").textProperty().set("gate@10.0.0.1");
        nodes.test();
        var question = nodes.keys().questionProperty().get().orElseThrow();
        assertEquals(List.of("10.0.0.1"), question.keys().stream().map(key -> key.access().host()).toList());
        question.answer().accept(true);
        assertTrue(bench.hosts.pinned.contains("10.0.0.1"));
        assertEquals(Connection.State.CONNECTED, nodes.connections().of(draft.get().nodes().get(1)).state());
        bench.hosts.problems.put(ADDRESS, Problem.blocking(ProblemCode.SSH_UNREACHABLE, Map.of("host", "10.0.0.1", "port", "22")));
        nodes.test();
        assertEquals(Optional.of(ProblemCode.SSH_UNREACHABLE), nodes.field("ssh.jump").problemProperty().get().map(Problem::code));
        assertEquals(Optional.empty(), nodes.field("nodes.host").problemProperty().get());
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "folder", "public", "format"})
    void aKeyFileIsLookedAtWhenItsFieldIsLeft(String wrong) {
        bench.hosts.problems.put("/k", Problem.blocking(ProblemCode.SSH_KEY_UNREADABLE, Map.of("path", "/k", "code", wrong)));
        nodes.field("ssh.key").textProperty().set("/k");
        assertEquals(Optional.empty(), nodes.field("ssh.key").problemProperty().get());
        nodes.field("ssh.key").show();
        assertEquals(wrong, nodes.field("ssh.key").problemProperty().get().orElseThrow().args().get("code"));
        nodes.field("ssh.key").textProperty().set("/good");
        nodes.field("ssh.key").show();
        assertEquals(Optional.empty(), nodes.field("ssh.key").problemProperty().get());
    }

    @Test
    void aLockedKeyAsksForItsPassphrase() {
        bench.hosts.locked.add("/locked");
        nodes.field("ssh.key").textProperty().set("/locked");
        assertFalse(KeyFiles.locked(nodes.lockedKeys().get(), "/locked"));
        nodes.field("ssh.key").show();
        assertTrue(KeyFiles.locked(nodes.lockedKeys().get(), "/locked"));
    }

    @Test
    void findingsAreToldAtTheFieldsTheyAreAbout() {
        bench.preflight = spec -> new Preflight.Report(Samples.NOW, List.of(
                finding("ip.vip.free", "", ProblemCode.PREFLIGHT_VIP_TAKEN),
                finding("id.hostname", "node2", ProblemCode.PREFLIGHT_HOSTNAME_TWICE),
                finding("id.machineid", "node2", ProblemCode.PREFLIGHT_MACHINE_ID_TWICE),
                finding("ssh", "node1", ProblemCode.SUDO_PASSWORD_WRONG),
                finding("res.mem", "node3", ProblemCode.PREFLIGHT_MEMORY)));
        FieldModel vip = FieldModel.at(draft, "network.vip", some -> some.network().vip(), (some, text) -> some.withNetwork(
                new ClusterDraft.Network(some.network().subnet(), some.network().gateway(), "", "", text, some.network().pool(), "", "")));
        nodes.check(() -> {});
        assertEquals(Optional.of(ProblemCode.PREFLIGHT_VIP_TAKEN), vip.problemProperty().get().map(Problem::code));
        assertEquals(Optional.of(ProblemCode.PREFLIGHT_HOSTNAME_TWICE), nodes.field("nodes.host").problemProperty().get().map(Problem::code));
        assertEquals(Optional.of(ProblemCode.SUDO_PASSWORD_WRONG), nodes.field("ssh.sudo-password").problemProperty().get().map(Problem::code));
        assertEquals(List.of("checks", "nodes[1].host", "nodes[1].host", "ssh.sudo-password", "checks"),
                nodes.problems().getValue().stream().map(problem -> problem.field().path()).toList());
        vip.textProperty().set("192.168.1.230");
        assertEquals(Optional.empty(), vip.problemProperty().get());
        assertEquals(Optional.empty(), nodes.field("nodes.host").problemProperty().get());
    }

    @Test
    void nodesThatFareTheSameStandTogetherWithTheirFiguresOnDemand() {
        List<Finding> all = List.of(fine("node1", "7.6 GiB"), fine("node2", "7.7 GiB"), fine("node3", "15.4 GiB"));
        var healthy = new PreflightViewModel.Group("res.mem", all);
        assertEquals(List.of(all), healthy.together());
        assertTrue(healthy.hides());
        Finding low = new Finding("res.mem", "node2", Status.SHOULD_FIX, "1.0 GiB", Problem.warning(ProblemCode.PREFLIGHT_MEMORY, Map.of("node", "node2", "found", "1.0 GiB")));
        Finding lower = new Finding("res.mem", "node3", Status.SHOULD_FIX, "0.5 GiB", Problem.warning(ProblemCode.PREFLIGHT_MEMORY, Map.of("node", "node3", "found", "0.5 GiB")));
        var mixed = new PreflightViewModel.Group("res.mem", List.of(all.getFirst(), low, lower));
        assertEquals(List.of(List.of(low), List.of(lower), List.of(all.getFirst())), mixed.together());
        assertEquals(List.of(List.of(low, lower)), mixed.alike());
        assertFalse(mixed.hides());
        assertEquals("node2, node3", PreflightViewModel.joined(List.of(low, lower)).orElseThrow().args().get("node"));
    }

    private static Finding fine(String node, String found) {
        return new Finding("res.mem", node, Status.OK, found, null);
    }

    private static Finding finding(String check, String node, ProblemCode code) {
        return new Finding(check, node, Status.BLOCKING, "x", Problem.blocking(code, Map.of("node", node, "found", "x", "user", "admin")));
    }
}
