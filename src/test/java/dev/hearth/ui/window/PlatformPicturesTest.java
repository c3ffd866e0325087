// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDraft.Certificates;
import dev.hearth.domain.cluster.ClusterDraft.Git;
import dev.hearth.domain.cluster.ClusterDraft.Platform;
import dev.hearth.domain.cluster.ClusterDraft.Rfc2136;
import dev.hearth.domain.cluster.ClusterDraft.Route53;
import dev.hearth.domain.cluster.ClusterDraft.Service;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.Retry;
import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.port.DnsApi.DnsZone;
import dev.hearth.port.DnsRehearsals.Rehearsed;
import dev.hearth.port.DnsRehearsals.Sight;
import dev.hearth.port.NameServers.NameServer;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pages of what stands on the control plane, each as it is found, filled in, at work, and after it went well or wrong. */
@ExtendWith(HeadlessToolkit.class)
class PlatformPicturesTest {
    private static final NameServer FIRST = new NameServer("ns-1.awsdns-01.org", Ipv4.of("192.0.2.1"));
    private static final NameServer SECOND = new NameServer("ns-2.awsdns-02.net", Ipv4.of("192.0.2.2"));
    private static final Route53 AWS = new Route53("AKIAIOSFODNN7EXAMPLE", "", "");
    private static final Git SSH = new Git("ssh", "git@github.com:ann/home.git", "", "", "");
    private static final Certificates ROUTE53 = new Certificates("home.example.com", "ann@example.com", "route53", AWS, Rfc2136.empty());

    @Test
    void certificatesAsTheyAreFound() {
        take("certificates-empty", PageId.CERTIFICATES, Platform.empty(), bench -> {}, window -> {});
    }

    @Test
    void certificatesOfTheControlPlaneAlone() {
        take("certificates-left-out", PageId.CERTIFICATES, Platform.empty().withScope("control-plane"), bench -> {}, window -> {});
    }

    @Test
    void certificatesFilledIn() {
        Certificates rfc2136 = new Certificates("home.example.com", "", "rfc2136", Route53.empty(), new Rfc2136("ns1.example.com", "hearth", ""));
        take("certificates-filled", PageId.CERTIFICATES, Platform.empty().withCertificates(rfc2136).withServices(
                List.of(new Service("nas", "192.168.1.5", "5001", "https"), new Service("printer", "192.168.1.6", "80", ""))),
                bench -> {}, window -> type(window, "#certificates-credential", "c2VjcmV0"));
    }

    @Test
    void aRehearsalThatRuns() {
        take("certificates-rehearsing", PageId.CERTIFICATES, Platform.empty().withCertificates(ROUTE53), bench -> bench.rehearsals = (rehearsal, watcher) -> {
            watcher.looked(List.of(new Sight(FIRST, Duration.ofMillis(3200)), new Sight(SECOND, null)), Duration.ofSeconds(4));
            throw new InterruptedException("it goes on for as long as the picture is taken");
        }, window -> {
            rehearse(window);
            // The page takes the interruption for a thread of its own.
            Thread.interrupted();
        });
    }

    @Test
    void aRehearsalThatWentWell() {
        take("certificates-rehearsed", PageId.CERTIFICATES, Platform.empty().withCertificates(ROUTE53), bench -> bench.rehearsals = (rehearsal, watcher) ->
                new Rehearsed(new DnsZone("Z1", "example.com"), List.of(new Sight(FIRST, Duration.ofMillis(3200)), new Sight(SECOND, Duration.ofMillis(5100))), 0, null),
                PlatformPicturesTest::rehearse);
    }

    @Test
    void aRehearsalThatFailed() {
        take("certificates-failed", PageId.CERTIFICATES, Platform.empty().withCertificates(ROUTE53), bench -> bench.rehearsals = (rehearsal, watcher) -> {
            throw Problem.blocking(ProblemCode.DNS_CREDENTIAL_FORBIDDEN, Map.of("provider", "Amazon Route 53", "permission", "route53:ChangeResourceRecordSets",
                    "page", "https://console.aws.amazon.com/iam/home#/users")).asException();
        }, PlatformPicturesTest::rehearse);
    }

    @Test
    void noRepository() {
        take("git-empty", PageId.GIT, Platform.empty(), bench -> {}, window -> {});
    }

    @Test
    void aRepositoryWithADeployKey() {
        take("git-filled", PageId.GIT, Platform.empty().withGit(SSH), bench -> {}, window -> click(window, "#deploy-key-show"));
    }

    @Test
    void aGitHostThatIsNew() {
        take("git-host-key", PageId.GIT, Platform.empty().withGit(SSH), bench -> {}, window -> click(window, "#git-test"));
    }

    @Test
    void aRepositoryOfSomebodyElse() {
        take("git-foreign", PageId.GIT, Platform.empty().withGit(SSH), bench -> {
            bench.hosts.pinned.add("github.com");
            bench.git.heads.putAll(Map.of("main", "1a2b3c4d5e6f708192a3b4c5d6e7f80910111213", "dev", "99887766554433221100ffeeddccbbaa99887766"));
            bench.git.files.putAll(Map.of("src/Main.java", "", "pom.xml", "", "README.md", "", ".gitignore", ""));
        }, window -> click(window, "#git-test"));
    }

    @Test
    void aBranchOfItsOwnInARepositoryOfSomebodyElse() {
        take("git-own-branch", PageId.GIT, Platform.empty().withGit(SSH), bench -> {
            bench.hosts.pinned.add("github.com");
            bench.git.heads.putAll(Map.of("main", "1a2b3c4d5e6f708192a3b4c5d6e7f80910111213"));
            bench.git.files.put("src/Main.java", "");
        }, window -> {
            click(window, "#git-test");
            click(window, "#git-choice-branch");
        });
    }

    @Test
    void aRepositoryThatAnswers() {
        take("git-tested", PageId.GIT, Platform.empty().withGit(SSH), bench -> bench.hosts.pinned.add("github.com"), window -> click(window, "#git-test"));
    }

    @Test
    void aGitHostThatShowsAnotherKey() {
        take("git-host-key-changed", PageId.GIT, Platform.empty().withGit(SSH), bench -> {
            bench.hosts.pinned.add("github.com");
            bench.git.problem = Optional.of(Problem.blocking(ProblemCode.GIT_HOST_KEY_CHANGED, Map.of("host", "github.com",
                    "pinned", "SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU", "found", "SHA256:2bX1kq8Rr5v0eJfM3nQy7wZc9dT4sG6hLpAaUuIiOo0")).retry(Retry.NEVER));
        }, window -> click(window, "#git-test"));
    }

    @Test
    void aDeployKeyThatTheHostDoesNotKnow() {
        take("git-refused-key", PageId.GIT, Platform.empty().withGit(SSH), bench -> {
            bench.hosts.pinned.add("github.com");
            bench.git.problem = Optional.of(Problem.blocking(ProblemCode.GIT_REFUSED,
                    Map.of("host", "github.com", "url", SSH.place(), "credential", "the deploy key")).detail("Permission denied (publickey)."));
        }, window -> click(window, "#git-test"));
    }

    @Test
    void aFolderOfThisComputer() {
        take("git-folder", PageId.GIT, Platform.empty().withGit(new Git("folder", "~/home-cluster", "", "", "")), bench -> {}, window -> {});
    }

    @Test
    void aRepositoryThatRefuses() {
        Git https = new Git("https", "https://git.example.com/ann/home.git", "", "", "");
        take("git-failed", PageId.GIT, Platform.empty().withGit(https), bench -> bench.git.problem = Optional.of(Problem.blocking(ProblemCode.GIT_REFUSED,
                Map.of("host", "git.example.com", "url", "https://git.example.com/ann/home.git", "credential", "the token of git"))), window -> {
                    type(window, "#git-token", "secret");
                    click(window, "#git-test");
                });
    }

    @Test
    void aKitWithoutAPassphrase() {
        take("recovery-empty", PageId.RECOVERY, Platform.empty(), bench -> {}, window -> {});
    }

    @Test
    void aKitWithAWeakPassphraseThatWasMistyped() {
        take("recovery-weak", PageId.RECOVERY, Platform.empty().withRecovery(new ClusterDraft.Recovery("", "", "/mnt/stick/old.kit.age")),
                bench -> bench.kits.passphrases.put(Path.of("/mnt/stick/old.kit.age"), "x"), window -> {
            type(window, "#recovery-passphrase", "hearth123");
            type(window, "#recovery-repeat", "hearth12");
            window.session.wizard().next();
        });
    }

    @Test
    void aKitThatIsComplete() {
        take("recovery-filled", PageId.RECOVERY, Platform.empty().withRecovery(new ClusterDraft.Recovery("", "USB stick in the desk", "")), bench -> {}, window -> {
            type(window, "#recovery-passphrase", "lantern-orbit-mussel-thirteen");
            type(window, "#recovery-repeat", "lantern-orbit-mussel-thirteen");
        });
    }

    @Test
    void aKitThatIsThereAlready() {
        take("recovery-there", PageId.RECOVERY, Platform.empty().withRecovery(new ClusterDraft.Recovery("", "USB stick in the desk", "")),
                bench -> bench.kits.passphrases.put(Path.of("~/hearth-home.kit.age"), "lantern-orbit-mussel-thirteen"), window -> {
                    type(window, "#recovery-passphrase", "lantern-orbit-mussel-thirteen");
                    type(window, "#recovery-repeat", "lantern-orbit-mussel-thirteen");
                    window.session.view().lookup("#recovery-passphrase").requestFocus();
                });
    }

    @Test
    void aKitThatIsThereWithAnotherPassphrase() {
        take("recovery-locked", PageId.RECOVERY, Platform.empty().withRecovery(new ClusterDraft.Recovery("", "USB stick in the desk", "/mnt/stick/old.kit.age")),
                bench -> bench.kits.passphrases.put(Path.of("~/hearth-home.kit.age"), "forgotten"), window -> {
                    type(window, "#recovery-passphrase", "lantern-orbit-mussel-thirteen");
                    type(window, "#recovery-repeat", "lantern-orbit-mussel-thirteen");
                    type(window, "#recovery-restore-passphrase", "older");
                    window.session.view().lookup("#recovery-restore-passphrase").requestFocus();
                    window.session.view().lookup("#recovery-passphrase").requestFocus();
                });
    }

    @Test
    void reviewOfTheWholeChain() {
        Platform platform = Platform.empty().withCertificates(ROUTE53).withGit(new Git("ssh", SSH.place(), "hearth/home", "", "")).withHighAvailability("yes")
                .withServices(List.of(new Service("nas", "192.168.1.5", "5001", "https")));
        take("review-platform", PageId.REVIEW, platform, bench -> {
            bench.secrets.put(SecretRef.dnsCredential(), Secret.of("secret"));
            bench.secrets.put(SecretRef.recoveryPassphrase(), Secret.of("lantern-orbit-mussel-thirteen"));
        }, window -> {});
    }

    private static void rehearse(TestWindow window) {
        type(window, "#certificates-credential", "secret");
        click(window, "#rehearse");
    }

    private static void click(TestWindow window, String selector) {
        ((ButtonBase) window.session.view().lookup(selector)).fire();
    }

    private static void type(TestWindow window, String selector, String text) {
        ((TextInputControl) window.session.view().lookup(selector)).setText(text);
    }

    private static void take(String name, PageId page, Platform platform, Consumer<FakeWorkbench> world, Consumer<TestWindow> prepare) {
        for (Theme theme : Theme.values()) {
            FakeWorkbench bench = new FakeWorkbench();
            world.accept(bench);
            bench.hosts.pinned.addAll(List.of("192.168.1.11", "192.168.1.12", "192.168.1.13"));
            bench.practice = true;
            TestWindow window = Ui.get(() -> TestWindow.on(bench).in(theme));
            Stage stage = Ui.get(() -> Screenshots.show(theme, window.session.view(), Screenshots.WIDTH, Screenshots.HEIGHT));
            Ui.run(() -> {
                window.session.begin(Samples.draft().withPlatform(platform));
                for (int i = 0; i < PageId.values().length && window.session.wizard().currentProperty().get() != page; i++) {
                    window.session.view().applyCss();
                    window.session.view().layout();
                    window.session.wizard().next();
                }
                window.session.view().applyCss();
                window.session.view().layout();
                prepare.accept(window);
                if (window.session.view().lookup("#host-key-dialog") == null) {
                    window.session.view().requestFocus();
                }
            });
            Screenshots.settle(stage);
            Screenshots.write(stage.getScene(), name, theme);
            assertEquals(page, Ui.get(() -> window.session.wizard().currentProperty().get()));
            assertEquals(List.of(), Ui.get(() -> Accessible.nameless(window.session.view())));
            Ui.run(stage::close);
        }
    }
}
