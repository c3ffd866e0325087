// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.ssh.SshHost;
import dev.hearth.port.ClusterStore.Saved;
import dev.hearth.port.DesktopSsh;
import dev.hearth.port.Preflight;
import dev.hearth.ui.component.SubnetMap;
import dev.hearth.ui.fx.Theme;
import dev.hearth.ui.kit.Accessible;
import dev.hearth.ui.kit.FakeWorkbench;
import dev.hearth.ui.kit.HeadlessToolkit;
import dev.hearth.ui.kit.Samples;
import dev.hearth.ui.kit.Screenshots;
import dev.hearth.ui.kit.TestWindow;
import dev.hearth.ui.kit.Ui;
import dev.hearth.ui.wizard.PageId;
import dev.hearth.ui.wizard.StepState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the tour through practice does not come to: a subnet that is too large for numbers, and findings of each kind. */
@ExtendWith(HeadlessToolkit.class)
class PagePicturesTest {
    @Test
    void welcomeWithWhatCouldNotBeRead() {
        take("welcome-unread", PageId.WELCOME, () -> {
            FakeWorkbench bench = new FakeWorkbench();
            bench.listed.add(new Saved("home", Samples.NOW.minus(Duration.ofMinutes(12)), Optional.of(Samples.NOW.minus(Duration.ofDays(3))), 3));
            bench.unread.add(Problem.blocking(ProblemCode.STORE_CORRUPT, Map.of("path", "~/.local/share/hearth/clusters/attic/draft.yaml",
                    "kept", "~/.local/share/hearth/clusters/attic/draft.yaml.corrupt-20261122-120000-123")).detail("line 3: a list"));
            return bench;
        }, window -> {});
    }

    @Test
    void networkOfANameThatIsTaken() {
        take("network-name-taken", PageId.NETWORK, () -> {
            FakeWorkbench bench = new FakeWorkbench();
            bench.saved.add(Samples.draft());
            return bench;
        }, window -> {
            window.session.begin(Samples.draft());
            window.session.save();
            window.session.wizard().next();
        });
    }

    @Test
    void nodesOfWhichOneHasItsOwnSsh() {
        take("nodes-own-ssh", PageId.NODES, () -> {
            FakeWorkbench bench = pinned();
            bench.practice = false;
            bench.hosts.locked.add("~/.ssh/pi");
            bench.hosts.problems.put("192.168.1.12", Problem.blocking(ProblemCode.SSH_PASSPHRASE_WRONG, Map.of("path", "~/.ssh/pi")));
            return bench;
        }, window -> {
            ClusterDraft draft = Samples.draft();
            List<ClusterDraft.Node> nodes = new ArrayList<>(draft.nodes());
            nodes.set(1, new ClusterDraft.Node("node2", "192.168.1.12", "", "server", "", new ClusterDraft.Ssh("pi", "2222", "", "~/.ssh/pi", "password", "")));
            window.session.begin(draft.withNodes(nodes));
            window.session.wizard().next();
            laidOut(window);
            ((TableView<?>) window.session.view().lookup("#node-table")).getSelectionModel().select(1);
            ((TextField) window.session.view().lookup("#nodes-ssh-passphrase")).setText("wrong");
            click(window, "#test-connection");
        });
    }

    @Test
    void nodesThatAreAllFine() {
        take("nodes-fine", PageId.NODES, () -> checked(Samples.fine()), window -> {
            window.session.begin(Samples.draft());
            window.session.wizard().next();
            laidOut(window);
            click(window, "#preflight-run");
            click(window, "#preflight-figures-show");
        });
    }

    @Test
    void networkWithAddressesThatCollide() {
        take("network-errors", PageId.NETWORK, FakeWorkbench::new, window -> {
            window.session.begin(Samples.conflict());
            window.session.wizard().next();
        });
    }

    @Test
    void nodesWithAKeyThatIsLocked() {
        take("nodes-locked-key", PageId.NODES, () -> {
            FakeWorkbench bench = pinned();
            bench.practice = false;
            bench.hosts.locked.add("~/.ssh/id_ed25519");
            bench.hosts.problems.put("192.168.1.11", Problem.blocking(ProblemCode.SSH_PASSPHRASE_MISSING, Map.of("path", "~/.ssh/id_ed25519")));
            return bench;
        }, window -> {
            ClusterDraft draft = Samples.draft();
            window.session.begin(draft.withSsh(new ClusterDraft.Ssh("admin", "", "key", "~/.ssh/id_ed25519", "none", "")));
            window.session.wizard().next();
            laidOut(window);
            click(window, "#test-connection");
        });
    }

    @Test
    void nodesThatAreBeingChecked() {
        CountDownLatch never = new CountDownLatch(1);
        for (Theme theme : Theme.values()) {
            FakeWorkbench bench = pinned();
            CountDownLatch begun = new CountDownLatch(1);
            bench.preflight = spec -> {
                begun.countDown();
                never.await();
                throw new AssertionError("nobody counts it down");
            };
            TestWindow window = Ui.get(() -> TestWindow.inTime(bench).in(theme));
            Stage stage = Ui.get(() -> Screenshots.show(theme, window.session.view(), Screenshots.WIDTH, Screenshots.HEIGHT));
            Ui.run(() -> {
                window.session.begin(Samples.draft());
                window.session.wizard().next();
                window.session.wizard().next();
            });
            Ui.await("the check has begun", () -> begun.getCount() == 0);
            Ui.run(() -> window.session.view().requestFocus());
            Screenshots.settle(stage);
            Screenshots.write(stage.getScene(), "nodes-checking", theme);
            Ui.run(() -> click(window, "#preflight-run"));
            Ui.await("it is stopped", () -> ((Labeled) stage.getScene().lookup("#next")).getText().contains("heck nodes"));
            Ui.run(stage::close);
        }
    }

    @Test
    void reviewWithoutAPlan() {
        take("review-failed", PageId.REVIEW, () -> {
            FakeWorkbench bench = pinned();
            bench.practice = false;
            bench.planProblem = Optional.of(Problem.blocking(ProblemCode.MIRROR_UNREACHABLE, Map.of("mirror", "http://mirror.home.arpa/hearth")).detail("Connection refused"));
            return bench;
        }, window -> {
            window.session.begin(Samples.draft().withPlatform(ClusterDraft.Platform.empty().withScope("control-plane")));
            window.session.wizard().next();
            window.session.wizard().next();
            window.session.wizard().next();
        });
    }

    @Test
    void reviewOfAPlanThatIsTakenAlong() {
        take("review-exported", PageId.REVIEW, () -> {
            FakeWorkbench bench = pinned();
            bench.practice = false;
            return bench;
        }, window -> {
            window.session.begin(Samples.draft().withPlatform(ClusterDraft.Platform.empty().withScope("control-plane")));
            window.session.wizard().next();
            window.session.wizard().next();
            window.session.wizard().next();
            window.desktop.answer = Optional.of(Path.of("/media/ann/stick"));
            laidOut(window);
            click(window, "#review-save-plan");
            laidOut(window);
            ((ScrollPane) window.session.view().lookup("#review-facts")).setVvalue(1);
        });
    }

    @Test
    void networkOfALargeSubnet() {
        take("network-large", PageId.NETWORK, FakeWorkbench::new, window -> window.session.begin(Samples.large()));
        take("network-large-part", PageId.NETWORK, FakeWorkbench::new, window -> {
            window.session.begin(Samples.large());
            laidOut(window);
            SubnetMap map = (SubnetMap) window.session.view().lookup("#subnet-map");
            map.zoom(true);
            map.zoom(true);
        });
    }

    @Test
    void nodesWithTheirChecksAsAMatrix() {
        take("nodes-matrix", PageId.NODES, () -> checked(Samples.findings()), window -> {
            window.session.begin(Samples.draft());
            window.session.wizard().next();
            window.session.wizard().next();
            laidOut(window);
            click(window, "#preflight-as-matrix");
            laidOut(window);
            ((ScrollPane) window.session.view().lookup("#preflight-scroll")).setVvalue(1);
        });
    }

    @Test
    void nodesFromElsewhere() {
        take("nodes-hosts", PageId.NODES, () -> {
            FakeWorkbench bench = peopled();
            bench.ssh.hosts.add(new SshHost("pi4", "192.168.1.21", "pi", "2222", "~/.ssh/pi", "", false));
            bench.ssh.hosts.add(new SshHost("attic", "attic.home.arpa", "ann", "", "", "ann@gate.example.com", false));
            bench.ssh.keys = Optional.of(List.of(new DesktopSsh.AgentKey("ssh-ed25519", "SHA256:Zq3vJ1mJ5o0m7i2cN1pXlU0v8q1kY6m3aQ2bB9sT0hE", "ann@desk"),
                    new DesktopSsh.AgentKey("ssh-rsa", "SHA256:0b9sT0hEZq3vJ1mJ5o0m7i2cN1pXlU0v8q1kY6m3aQ2", "ann@old")));
            return bench;
        }, window -> {
            window.session.begin(Samples.draft().withSsh(new ClusterDraft.Ssh("admin", "", "agent", "", "none", "")));
            laidOut(window);
            click(window, "#look");
            window.session.wizard().next();
            laidOut(window);
            click(window, "#hosts");
            ((TextArea) window.session.view().lookup("#hosts-pasted")).setText("ann@192.168.1.31\nann@192.168.1.32:2222");
        });
    }

    @Test
    void networkAsATableWithMachinesThatAnswer() {
        Consumer<TestWindow> looked = window -> {
            window.session.begin(Samples.draft());
            laidOut(window);
            click(window, "#look");
        };
        take("network-looked", PageId.NETWORK, PagePicturesTest::peopled, looked);
        take("network-table", PageId.NETWORK, PagePicturesTest::peopled, looked.andThen(window -> click(window, "#map-as-table")));
        take("network-router", PageId.NETWORK, PagePicturesTest::peopled, looked.andThen(window -> {
            @SuppressWarnings("unchecked")
            ComboBox<Object> router = (ComboBox<Object>) window.session.view().lookup("#router");
            router.getSelectionModel().select(4);
            window.session.draft().seenProperty().set(window.session.draft().seenProperty().get().with(Samples.leases()));
            laidOut(window);
            ((ScrollPane) window.session.view().lookup("#network-scroll")).setVvalue(1);
        }));
    }

    private static FakeWorkbench peopled() {
        FakeWorkbench bench = new FakeWorkbench();
        bench.sweep = (targets, asked) -> Samples.seen();
        return bench;
    }

    @Test
    void nodesWithFindings() {
        take("nodes-findings", PageId.NODES, () -> {
            FakeWorkbench bench = checked(Samples.findings());
            bench.hosts.problems.put("192.168.1.11", Problem.blocking(ProblemCode.SSH_REFUSED, Map.of("host", "192.168.1.11", "port", "22")));
            return bench;
        }, window -> {
            window.session.begin(Samples.draft());
            window.session.wizard().next();
            window.session.wizard().next();
            laidOut(window);
            click(window, "#test-connection");
        });
    }

    @Test
    void aClusterThatWasOpenedAgainWithoutItsPasswords() {
        take("cluster-reopened", PageId.CLUSTER, () -> {
            FakeWorkbench bench = pinned();
            bench.practice = false;
            bench.listed.add(new Saved("home", Samples.NOW.minus(Duration.ofMinutes(12)), Optional.of(Samples.NOW.minus(Duration.ofDays(3))), 3));
            bench.shut = Optional.of(Problem.blocking(ProblemCode.SUDO_PASSWORD_MISSING, Map.of("host", "192.168.1.11", "user", "admin")));
            return bench;
        }, window -> {
            laidOut(window);
            click(window, "#open-home");
            assertEquals(List.of(), window.session.wizard().currentPage().problems().getValue());
            assertEquals(StepState.ASKED, window.session.wizard().stateOf(PageId.RECOVERY).get());
        });
    }

    private static FakeWorkbench checked(Preflight.Report report) {
        FakeWorkbench bench = pinned();
        bench.preflight = spec -> report;
        return bench;
    }

    private static FakeWorkbench pinned() {
        FakeWorkbench bench = new FakeWorkbench();
        bench.hosts.pinned.addAll(List.of("192.168.1.11", "192.168.1.12", "192.168.1.13"));
        bench.practice = true;
        return bench;
    }

    /** As far as it must be for what is on the page to be found by its id. */
    private static void laidOut(TestWindow window) {
        window.session.view().applyCss();
        window.session.view().layout();
    }

    private static void click(TestWindow window, String selector) {
        ((ButtonBase) window.session.view().lookup(selector)).fire();
    }

    private static void take(String name, PageId page, Supplier<FakeWorkbench> bench, Consumer<TestWindow> prepare) {
        for (Theme theme : Theme.values()) {
            TestWindow window = Ui.get(() -> TestWindow.on(bench.get()).in(theme));
            Stage stage = Ui.get(() -> Screenshots.show(theme, window.session.view(), Screenshots.WIDTH, Screenshots.HEIGHT));
            Ui.run(() -> prepare.accept(window));
            Ui.run(() -> window.session.view().requestFocus());
            Screenshots.settle(stage);
            Screenshots.write(stage.getScene(), name, theme);
            assertEquals(page, Ui.get(() -> window.session.wizard().currentProperty().get()));
            assertEquals(List.of(), Ui.get(() -> Accessible.nameless(window.session.view())));
            Ui.run(stage::close);
        }
    }
}
