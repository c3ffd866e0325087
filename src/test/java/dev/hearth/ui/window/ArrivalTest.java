// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.hearth.domain.cluster.Adoption;
import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.port.PlanFiles;
import dev.hearth.ui.fx.Theme;
import dev.hearth.ui.kit.Accessible;
import dev.hearth.ui.kit.FakeWorkbench;
import dev.hearth.ui.kit.HeadlessToolkit;
import dev.hearth.ui.kit.Samples;
import dev.hearth.ui.kit.Screenshots;
import dev.hearth.ui.kit.TestWindow;
import dev.hearth.ui.kit.Ui;
import dev.hearth.ui.wizard.PageId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clusters that come from elsewhere, in the whole window. */
@ExtendWith(HeadlessToolkit.class)
class ArrivalTest {
    private static final Path KIT = Path.of("/media/stick/hearth-home.kit.age");

    private final FakeWorkbench bench = new FakeWorkbench();
    private TestWindow window;
    private Stage stage;
    private Theme theme = Theme.LIGHT;

    private void open(Theme worn) {
        theme = worn;
        bench.saved.clear();
        bench.built.clear();
        bench.secrets.clear();
        bench.hosts.pinned.addAll(List.of("192.168.1.11", "192.168.1.12", "192.168.1.13"));
        window = Ui.get(() -> TestWindow.on(bench).in(worn));
        stage = Ui.get(() -> Screenshots.show(worn, window.session.view(), Screenshots.WIDTH, Screenshots.HEIGHT));
    }

    private void picture(String name, String focus) {
        Ui.run(() -> window.session.view().lookup(focus).requestFocus());
        Screenshots.settle(stage);
        assertEquals(List.of(), Ui.get(() -> Accessible.nameless(window.session.view())));
        Screenshots.write(stage.getScene(), name, theme);
    }

    private void click(String selector) {
        Ui.run(() -> ((ButtonBase) window.session.view().lookup(selector)).fire());
        Screenshots.settle(stage);
    }

    private void type(String selector, String text) {
        // a choice and a field are called alike
        Ui.run(() -> window.session.view().lookupAll(selector).stream().filter(TextInputControl.class::isInstance).forEach(field -> ((TextInputControl) field).setText(text)));
    }

    private PageId page() {
        return Ui.get(() -> window.session.wizard().currentProperty().get());
    }

    /** By a kubeconfig that was copied as k3s wrote it, then by one that leads to the servers. */
    private void adopt() {
        click("#welcome-adoption");
        type("#name", "home");
        window.desktop.answer = Optional.of(Path.of("home.yaml"));
        bench.servers = Optional.empty();
        click("#adoption-kubeconfig");
        picture("welcome-adopt-kubeconfig", "#adoption-cancel");
        bench.servers = Optional.of(Samples.adoption("192.168.1.200").draft().nodes());
        click("#adoption-kubeconfig");
        type("#ssh-user", "admin");
        type("#ssh-sudo-password", "canary-sudo");
        picture("welcome-adopt", "#adoption-cancel");
        click("#adoption-next");
    }

    @Test
    void anAdoptedClusterOpensWhereItIsSeen() {
        for (Theme each : Theme.values()) {
            bench.adoption = Optional.of(Samples.adoption("192.168.1.200"));
            open(each);
            adopt();
            picture("welcome-adopted", "#adoption-cancel");
            click("#adoption-next");
            assertEquals(PageId.CLUSTER, page());
            assertEquals(Optional.of(Secret.of("canary-sudo")), bench.find(SecretRef.sudoPassword("node2")));
            assertEquals("yes", window.session.draft().get().nodes().getFirst().adopted());
            assertEquals(List.of("home"), bench.built);
            assertNull(Ui.get(() -> window.session.view().lookup("#adoption-dialog")));
            Ui.run(stage::close);
        }
    }

    @Test
    void anAdoptedClusterWithAQuestionOpensAtIt() {
        for (Theme each : Theme.values()) {
            bench.adoption = Optional.of(Samples.adoption(""));
            open(each);
            adopt();
            picture("welcome-adopted-questions", "#adoption-cancel");
            click("#adoption-next");
            assertEquals(PageId.NETWORK, page());
            assertEquals(List.of(), bench.built);
            Ui.run(stage::close);
        }
    }

    @Test
    void theFirstQuestionMayBeOnALaterPage() {
        Adoption whole = Samples.adoption("192.168.1.200");
        List<ClusterDraft.Node> nodes = new ArrayList<>(whole.draft().nodes());
        nodes.set(2, new ClusterDraft.Node("node3", "", "", "agent", "", ClusterDraft.Ssh.empty(), "yes"));
        bench.adoption = Optional.of(new Adoption(whole.draft().withNodes(nodes), whole.stays(), List.of()));
        open(Theme.LIGHT);
        click("#welcome-adoption");
        type("#name", "home");
        type("#nodes-host", "192.168.1.11");
        type("#ssh-user", "admin");
        click("#adoption-next");
        click("#adoption-next");
        assertEquals(PageId.NODES, page());
        assertEquals(true, Ui.get(() -> window.session.wizard().reached(PageId.NETWORK)));
        assertEquals(false, Ui.get(() -> window.session.wizard().reached(PageId.REVIEW)));
        Ui.run(stage::close);
    }

    @Test
    void aKitIsOpenedByItsPassphrase() {
        bench.kits.passphrases.put(KIT, "lantern-orbit");
        bench.kits.plan = Optional.of("name: home");
        bench.planFile = new PlanFiles.Read(Samples.draft().withPlatform(ClusterDraft.Platform.empty().withScope("control-plane")), List.of());
        for (Theme each : Theme.values()) {
            open(each);
            click("#welcome-kit");
            type("#kit-opening-passphrase", "lantern");
            window.desktop.answer = Optional.of(KIT);
            click("#kit-opening-choose");
            click("#kit-opening-next");
            picture("welcome-kit-wrong", "#kit-opening-cancel");
            type("#kit-opening-passphrase", "lantern-orbit");
            click("#kit-opening-next");
            picture("welcome-kit", "#kit-opening-cancel");
            click("#kit-opening-next");
            assertEquals(PageId.CLUSTER, page());
            Ui.run(stage::close);
        }
    }
}
