// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.port.ClusterStore.Saved;
import dev.hearth.ui.kit.Accessible;
import dev.hearth.ui.kit.Desk;
import dev.hearth.ui.kit.FakeWorkbench;
import dev.hearth.ui.kit.HeadlessToolkit;
import dev.hearth.ui.kit.Keyboard;
import dev.hearth.ui.kit.Samples;
import dev.hearth.ui.kit.Screenshots;
import dev.hearth.ui.kit.Tour;
import dev.hearth.ui.kit.Ui;
import dev.hearth.ui.wizard.PageId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * From the first page to the last on the practice homelab, with keys alone: the real recipe and engine in the whole window. The
 * pictures of the pages are taken on the way.
 */
@ExtendWith(HeadlessToolkit.class)
class KeyboardTourTest {
    private static final int SMALL_WIDTH = 1024;
    private static final int SMALL_HEIGHT = 700;
    private static final List<String> FRAME = List.of("practice", "theme", "menu", "back", "next");

    private Desk desk;
    private Keyboard keys;
    private Tour tour;

    @Test
    void theWholeWayWithoutAMouse() {
        try (Desk opened = new Desk(home())) {
            desk = opened;
            keys = opened.keys;
            tour = new Tour(opened);
            welcome();
            network();
            nodes();
            certificates();
            git();
            recovery();
            review();
            run();
            fails();
            done();
            cluster();
        }
    }

    private static FakeWorkbench home() {
        FakeWorkbench bench = new FakeWorkbench();
        bench.listed.add(new Saved("home", Samples.NOW.minus(Duration.ofMinutes(12)), Optional.of(Samples.NOW.minus(Duration.ofDays(3))), 3));
        bench.listed.add(new Saved("attic", Samples.NOW.minus(Duration.ofHours(5)), Optional.empty(), 1));
        return bench;
    }

    private void welcome() {
        tour.shows(PageId.WELCOME, "welcome-new");
        Ui.await("the clusters are listed", () -> desk.scene().lookup("#open-home") != null);
        tour.reaches("welcome-new", "welcome-practice", "welcome-open-file", "welcome-adoption", "welcome-kit", "open-home", "open-attic", "theme");
        desk.picture("welcome");
        arrivals();
        keys.tabTo("welcome-practice").press(KeyCode.ENTER);
    }

    /** Each is asked about in a dialog; giving up leads back. */
    private void arrivals() {
        keys.tabTo("welcome-adoption").press(KeyCode.ENTER);
        assertEquals("name", keys.focused());
        Screenshots.settle(desk.stage());
        tour.reaches("name", "nodes-host", "ssh-user", "ssh-port", "ssh-login-key", "ssh-key", "ssh-sudo-password", "ssh-jump", "adoption-cancel", "adoption-next");
        assertFalse(keys.round().contains("welcome-new"));
        keys.press(KeyCode.ESCAPE);
        assertEquals("welcome-adoption", keys.focused());
        keys.tabTo("welcome-kit").press(KeyCode.ENTER);
        assertEquals("kit-opening-file", keys.focused());
        Screenshots.settle(desk.stage());
        tour.staysInside("kit-opening-file", "kit-opening-choose", "kit-opening-passphrase", "kit-opening-cancel", "kit-opening-next");
        keys.press(KeyCode.ESCAPE);
        assertEquals("welcome-kit", keys.focused());
    }

    private void network() {
        tour.shows(PageId.NETWORK, "name");
        tour.reaches("name", "network-subnet", "network-gateway", "network-dns", "network-dhcp", "network-vip", "network-pool", "network-traefik",
                "network-api-name", "propose", "subnet-map");
        tour.reaches(FRAME.toArray(String[]::new));
        desk.picture("network");
        desk.picture("network-small", SMALL_WIDTH, SMALL_HEIGHT);

        keys.tabTo("network-vip").retype("192.168.5.12").press(KeyCode.ENTER);
        tour.shows(PageId.NETWORK, "network-vip");
        desk.picture("network-conflict");
        keys.retype("192.168.5.200");
        keys.tabTo("subnet-map").press(KeyCode.RIGHT).press(KeyCode.DOWN);
        assertTrue(tour.text("map-cursor").contains("192.168.5."), () -> tour.text("map-cursor"));
        keys.tabTo("look").press(KeyCode.ENTER);
        Ui.await("the LAN was looked at", () -> !tour.text("look-said").contains(" of ") && tour.text("look-said").contains("answer."));
        assertEquals(List.of("192.168.5.1", "192.168.5.11", "192.168.5.12", "192.168.5.13"), Ui.get(() -> desk.window().session().draft().seenProperty().get().sightings().keySet().stream().map(Object::toString).limit(4).toList()));
        assertEquals("look", keys.focused());
        keys.tabTo("name").press(KeyCode.ENTER);
    }

    private void nodes() {
        tour.shows(PageId.NODES, "nodes-name");
        tour.reaches("node-table", "add-node", "nodes-name", "nodes-host", "nodes-address", "nodes-role-server", "test-connection", "remove-node",
                "preflight-run", "ssh-user", "ssh-port", "ssh-login-password", "ssh-password", "ssh-sudo-password");
        tour.reaches(FRAME.toArray(String[]::new));
        desk.picture("nodes");
        desk.picture("nodes-small", SMALL_WIDTH, SMALL_HEIGHT);
        keys.tabTo("node-table").press(KeyCode.DOWN);
        assertEquals("node2", Ui.get(() -> ((TextInputControl) desk.scene().lookup("#nodes-name")).getText()));

        keys.tabTo("test-connection").press(KeyCode.ENTER);
        tour.question();
        keys.press(KeyCode.ESCAPE);
        tour.answered("test-connection");
        keys.press(KeyCode.ENTER);
        tour.question();
        keys.tabTo("host-key-trust").press(KeyCode.ENTER);
        tour.answered("test-connection");

        tour.mishap("vip-taken");
        keys.tabTo("next").press(KeyCode.ENTER);
        tour.question();
        tour.staysInside("fingerprint-node1", "fingerprint-node3", "host-key-refuse", "host-key-trust");
        desk.picture("host-key");
        keys.tabTo("host-key-trust").press(KeyCode.ENTER);
        Ui.await("the taken address is found", () -> tour.problems() > 0);
        tour.shows(PageId.NODES, "next");
        desk.picture("nodes-preflight");
        tour.mishap("vip-taken");
        keys.tabTo("preflight-run").press(KeyCode.ENTER);
        // While they run nothing is known to be in the way either, and Next waits for them.
        Ui.await("the checks are over", () -> desk.window().session().nodes().preflight().current());
        assertEquals(0, tour.problems());
        keys.tabTo("next").press(KeyCode.ENTER);
    }

    private void certificates() {
        tour.shows(PageId.CERTIFICATES, "scope-platform");
        tour.reaches("scope-platform", "certificates-provider-private-ca", "certificates-domain", "add-service");
        tour.reaches(FRAME.toArray(String[]::new));
        keys.tabTo("certificates-provider-private-ca").press(KeyCode.RIGHT);
        assertEquals("route53", desk.window().session().draft().get().platform().certificates().provider());
        tour.reaches("certificates-provider-route53", "certificates-domain", "certificates-email", "certificates-route53-access-key-id", "certificates-credential",
                "provider-page", "provider-page-copy", "provider-open", "provider-permission", "provider-permission-copy", "rehearse");
        keys.tabTo("next").press(KeyCode.ENTER);
        tour.shows(PageId.CERTIFICATES, "certificates-route53-access-key-id");
        keys.tabTo("certificates-domain").type("home.example.com");
        keys.tabTo("certificates-provider-route53").press(KeyCode.LEFT);
        keys.tabTo("add-service").press(KeyCode.ENTER);
        assertEquals("services-name-0", keys.focused());
        keys.type("nas").tabTo("services-address-0").type("192.168.5.5").tabTo("services-port-0").type("5001").tabTo("services-scheme-0").press(KeyCode.SPACE);
        assertEquals("https", desk.window().session().draft().get().platform().services().getFirst().scheme());
        desk.picture("certificates-small", SMALL_WIDTH, SMALL_HEIGHT);
        keys.tabTo("remove-service-0").press(KeyCode.ENTER);
        assertEquals("add-service", keys.focused());
        keys.tabTo("scope-platform").press(KeyCode.RIGHT);
        assertEquals(false, desk.window().session().wizard().wanted(PageId.RECOVERY));
        keys.press(KeyCode.LEFT);
        keys.tabTo("next").press(KeyCode.ENTER);
    }

    private void git() {
        tour.shows(PageId.GIT, "git-kind-none");
        keys.press(KeyCode.RIGHT);
        assertEquals("ssh", desk.window().session().draft().get().platform().git().kind());
        tour.reaches("git-kind-ssh", "git-place", "git-branch", "git-key", "git-key-choose", "git-test", "deploy-key-show", "argo-cd-high-availability-no");
        tour.reaches(FRAME.toArray(String[]::new));
        keys.tabTo("next").press(KeyCode.ENTER);
        tour.shows(PageId.GIT, "git-place");
        keys.type("git@git.home.arpa:ann/home.git");
        keys.tabTo("deploy-key-show").press(KeyCode.ENTER);
        Ui.await("the key is shown", () -> desk.scene().lookup("#deploy-key").getParent().isVisible());
        tour.reaches("deploy-key", "deploy-key-copy");
        keys.tabTo("git-test").press(KeyCode.ENTER);
        tour.question();
        tour.staysInside("fingerprint-git.home.arpa", "host-key-refuse", "host-key-trust");
        keys.tabTo("host-key-trust").press(KeyCode.ENTER);
        tour.answered("git-test");
        Ui.await("the repository answers", () -> !desk.window().session().git().test().stateProperty().get().heads().isEmpty());
        desk.picture("git-small", SMALL_WIDTH, SMALL_HEIGHT);
        keys.tabTo("next").press(KeyCode.ENTER);
    }

    private void recovery() {
        tour.shows(PageId.RECOVERY, "recovery-passphrase");
        tour.reaches("recovery-file", "recovery-file-choose", "recovery-passphrase", "recovery-repeat", "recovery-kept-at", "recovery-restore-fold");
        tour.reaches(FRAME.toArray(String[]::new));
        keys.tabTo("recovery-passphrase").type("lantern-orbit-mussel-thirteen").press(KeyCode.ENTER);
        tour.shows(PageId.RECOVERY, "recovery-repeat");
        keys.type("lantern-orbit-mussel-thirteen");
        keys.tabTo("recovery-kept-at").type("desk");
        keys.tabTo("recovery-restore-fold").press(KeyCode.SPACE);
        Screenshots.settle(desk.stage());
        tour.reaches("recovery-restore", "recovery-restore-choose", "recovery-restore-passphrase");
        keys.tabTo("next").press(KeyCode.ENTER);
    }

    private void review() {
        tour.shows(PageId.REVIEW, "changes-scroll");
        looked();
        tour.reaches("changes-scroll", "review-again", "order-keep", "review-facts");
        tour.reaches(FRAME.toArray(String[]::new));
        desk.picture("review");
        desk.picture("review-small", SMALL_WIDTH, SMALL_HEIGHT);
        keys.tabTo("order-keep").press(KeyCode.RIGHT);
        assertEquals("overlap", desk.window().session().draft().get().advanced().order());
        looked();
        keys.press(KeyCode.LEFT);
        looked();
    }

    private void run() {
        desk.clock.holdIn("node2/join-server", 12);
        keys.tabTo("next").press(KeyCode.ENTER);
        tour.shows(PageId.RUN, "run-steps");
        Ui.await("the second server joins", desk.clock::stands);
        tour.reaches("run-steps", "run-log", "run-log-place", "run-log-component", "run-log-level", "run-log-step", "run-log-search", "run-log-copy", "run-finish", "run-stop");
        tour.reaches("practice", "theme");
        desk.picture("run-progress");
        desk.picture("run-small", SMALL_WIDTH, SMALL_HEIGHT);

        assertFalse(Ui.get(() -> desk.window().mayClose(desk.stage(), () -> {})));
        desk.pictureOfQuestion("closing-question");
        keep();

        keys.tabTo("run-stop").press(KeyCode.ENTER);
        assertEquals("run-keep", keys.focused());
        keys.press(KeyCode.ESCAPE);
        assertEquals("run-stop", keys.focused());
    }

    /** Escape is the answer that changes nothing. */
    private void keep() {
        keys.press(KeyCode.ESCAPE);
        Ui.await("the question is gone", () -> Window.getWindows().stream().filter(Window::isShowing).count() == 1);
        assertTrue(Ui.get(() -> desk.stage().isShowing()));
    }

    private void fails() {
        tour.mishap("node-dies");
        desk.clock.release();
        Ui.await("the run has failed", () -> desk.scene().lookup("#run-card-retry") != null && !desk.scene().lookup("#run-card-retry").isDisabled());
        desk.picture("run-failed");
        assertEquals(1, tour.problems());
        tour.reaches("run-card-retry", "run-card-report");
        tour.mishap("node-dies");
        keys.tabTo("run-card-retry").press(KeyCode.ENTER);
        assertEquals("run-steps", keys.focused());
        Ui.await("the cluster is ready", () -> ((Labeled) desk.scene().lookup("#next")).getText().contains("proof"));
        desk.picture("run-finished");
        keys.tabTo("next").press(KeyCode.ENTER);
    }

    private void done() {
        tour.shows(PageId.DONE, "page-done");
        Ui.await("the kubeconfig is offered", () -> desk.scene().lookup("#done-merge-ask") != null);
        desk.picture("done");
        tour.reaches("done-server-copy", "done-members", "done-merge-ask", "done-next-nodes-copy", "done-next-pods-copy", "done-link-argo-cd-open", "done-link-traefik-open",
                "done-authority-copy", "done-password-show", "done-dies-delete-copy", "theme");
        assertEquals("11 of 11", tour.text("done-proved"));
        desk.picture("done-end");
        password();
        desk.away("node2");
        Ui.await("a member is away", () -> desk.scene().getRoot().lookupAll("#done-members .table-cell").stream()
                .anyMatch(cell -> ((Labeled) cell).getText() instanceof String said && said.contains("Unknown")));
        keys.tabTo("done-members");
        desk.picture("done-away");
        keys.tabTo("done-merge-ask").press(KeyCode.ENTER);
        assertEquals("done-merge-yes", keys.focused());
        keys.press(KeyCode.ENTER);
        Ui.await("it is merged", () -> desk.scene().lookup("#done-merged") != null);
    }

    private void cluster() {
        keys.tabTo("next").press(KeyCode.ENTER);
        tour.shows(PageId.CLUSTER, "cluster-look");
        Ui.await("it was looked at", () -> tour.text("cluster-age").startsWith("Looked") && tour.text("cluster-headline").contains("Healthy"));
        tour.reaches("cluster-look", "cluster-growth", "cluster-removal", "cluster-snapshot", "cluster-more", "graph-zoom-in", "cluster-members", "run-detail", "theme");
        desk.picture("cluster");
        desk.picture("cluster-small", SMALL_WIDTH, SMALL_HEIGHT);
        keys.tabTo("cluster-removal").press(KeyCode.ENTER);
        Ui.await("it is asked back", () -> desk.scene().lookup("#aftercare-dialog") != null);
        assertEquals("aftercare-cancel", keys.focused());
        assertEquals(List.of(), Ui.get(() -> Accessible.nameless(desk.scene().getRoot())));
        keys.tabTo("aftercare-node").press(KeyCode.DOWN).press(KeyCode.DOWN);
        keys.tabTo("aftercare-fewer").press(KeyCode.SPACE);
        keys.tabTo("aftercare-typed").type("node2");
        Screenshots.settle(desk.stage());
        tour.staysInside("aftercare-node", "aftercare-fewer", "aftercare-typed", "aftercare-cancel", "aftercare-go");
        desk.picture("cluster-remove");
        keys.press(KeyCode.ESCAPE);
        Ui.await("nothing is asked any more", () -> desk.scene().lookup("#aftercare-dialog") == null);
        assertEquals("cluster-removal", keys.focused());
        growth();
        keys.tabTo("cluster-more").press(KeyCode.SPACE).press(KeyCode.DOWN).press(KeyCode.DOWN).press(KeyCode.DOWN).press(KeyCode.ENTER);
        Ui.await("it is asked back", () -> desk.scene().lookup("#aftercare-dialog") != null);
        desk.picture("cluster-uninstall");
        keys.press(KeyCode.ESCAPE);
        assertEquals("cluster-more", keys.focused());
        desk.away("node2");
        Ui.await("a node is away, and that was looked at", () -> tour.problems() > 0 && tour.text("cluster-age").startsWith("Looked"));
        desk.picture("cluster-away");
    }

    /** As far as the checks; their pictures are those of the nodes' page. */
    private void growth() {
        keys.tabTo("cluster-growth").press(KeyCode.ENTER);
        Ui.await("a node is asked for", () -> desk.scene().lookup("#growth-dialog") != null);
        Ui.await("the address was asked", () -> tour.text("growth-there").contains("answers"));
        Screenshots.settle(desk.stage());
        assertEquals(List.of(), Ui.get(() -> Accessible.nameless(desk.scene().getRoot())));
        assertEquals("nodes-name", Ui.get(() -> desk.scene().getFocusOwner().getId()));
        List<String> round = keys.round();
        assertTrue(round.containsAll(List.of("nodes-name", "nodes-host", "nodes-role-server", "test-connection", "growth-cancel", "growth-next")), round::toString);
        assertFalse(round.contains("cluster-look"), round::toString);
        desk.picture("cluster-add");
        keys.tabTo("growth-next").press(KeyCode.ENTER);
        tour.question();
        keys.tabTo("host-key-trust").press(KeyCode.ENTER);
        Ui.await("it is checked", () -> !Ui.get(() -> desk.scene().lookup("#growth-next").isDisabled()));
        desk.picture("cluster-add-checks");
        keys.tabTo("growth-next").press(KeyCode.ENTER);
        Ui.await("it was looked what that changes", () -> desk.scene().lookup("#growth-others") instanceof Labeled others && others.getText().startsWith("0 changes"));
        desk.picture("cluster-add-review");
        keys.press(KeyCode.ESCAPE);
        Ui.await("nothing is asked any more", () -> desk.scene().lookup("#growth-dialog") == null);
        assertEquals(3, desk.window().session().draft().get().nodes().size());
    }

    /** It is shown when that is asked for, and deleted after a question. */
    private void password() {
        keys.tabTo("done-password-show").press(KeyCode.ENTER);
        Ui.await("the password is shown", () -> desk.scene().lookup("#done-admin-password") != null);
        assertEquals("done-password-delete", keys.focused());
        Screenshots.settle(desk.stage());
        tour.reaches("done-admin-password", "done-admin-password-copy");
        desk.picture("done-password");
        keys.tabTo("done-password-delete").press(KeyCode.ENTER);
        assertEquals("done-password-no", keys.focused());
        keys.tabTo("done-password-yes").press(KeyCode.ENTER);
        Ui.await("it is deleted", () -> desk.scene().lookup("#done-password-card .h-done") != null);
        assertEquals(null, Ui.get(() -> desk.scene().lookup("#done-admin-password")));
    }

    private void looked() {
        Ui.await("the dry run has ended", () -> ((Labeled) desk.scene().lookup("#review-age")).getText().contains("now"));
    }
}
