// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import dev.hearth.engine.run.Event;
import dev.hearth.engine.run.Entry;
import dev.hearth.app.cli.ExitCodes;
import dev.hearth.app.cli.HearthCommand;
import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.practice.Fault;
import dev.hearth.practice.LeapClock;
import dev.hearth.ui.Workbench;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands as a person types them, on the practice homelab. */
class PracticeCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final PracticeWorkbench bench = PracticeWorkbench.begin(new LeapClock());

    @AfterEach
    void removeTheHomelab() {
        bench.close();
    }

    @BeforeAll
    static void english() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @Test
    void aPracticeBootstrapEndsReady() throws Exception {
        assertEquals(ExitCodes.OK, run("practice", "--headless"), err::toString);
        assertTrue(out.toString().contains("3 Ready, 3 voters"), out::toString);
        List<Entry> kept = bench.past(bench.firstDraft().name());
        assertTrue(kept.getFirst().event() instanceof Event.RunStarted && kept.getLast().event() instanceof Event.RunEnded, "its proofs can be told when it is opened again");
        assertEquals(List.of(), bench.past("another"));
    }

    @Test
    void jsonLinesAreForPrograms() {
        assertEquals(ExitCodes.OK, run("practice", "--headless", "--json"), err::toString);
        assertTrue(out.toString().lines().filter(line -> line.startsWith("{")).anyMatch(line -> line.contains("\"event\":\"run-ended\"")), out::toString);
    }

    @Test
    void aTakenVipIsFoundBeforeAnythingIsChanged() {
        bench.homelab().set(Fault.VIP_TAKEN, true);
        assertEquals(ExitCodes.FINDINGS, run("practice", "--headless"));
        assertTrue(err.toString().contains("Somebody already has the shared address"), err::toString);
    }

    @Test
    void aDryRunSaysWhatWouldBeDoneAndDoesNothing(@TempDir Path folder) throws Exception {
        Path plan = written(folder);
        assertEquals(ExitCodes.CHANGES, run("plan", plan.toString(), "--secrets", secrets(folder), "--accept-new-host-keys"), err::toString);
        assertTrue(out.toString().contains("Upload /usr/local/bin/k3s (node3)"), out::toString);
        long listed = out.toString().lines().filter(line -> line.startsWith("            ")).count();
        assertTrue(listed > 20 && out.toString().contains(": " + listed + " changes to make,"), out::toString);
        assertFalse(out.toString().contains("Ready:"), "nothing is ready yet");
        assertEquals(ExitCodes.BROKEN, run("status", plan.toString(), "--secrets", secrets(folder)), err::toString);
    }

    @Test
    void aSecondApplyChangesNothing(@TempDir Path folder) throws Exception {
        Path plan = written(folder);
        assertEquals(ExitCodes.OK, run("apply", plan.toString(), "--secrets", secrets(folder), "--accept-new-host-keys"), err::toString);
        out.getBuffer().setLength(0);
        assertEquals(ExitCodes.OK, run("apply", plan.toString(), "--secrets", secrets(folder)), err::toString);
        assertTrue(out.toString().contains("Ready: 0 changes"), out::toString);
        assertEquals(ExitCodes.OK, run("plan", plan.toString(), "--secrets", secrets(folder)), err::toString);
        assertTrue(out.toString().contains(": 0 changes to make,"), out::toString);
        assertEquals(ExitCodes.OK, run("status", plan.toString(), "--secrets", secrets(folder)), err::toString);
    }

    @Test
    void whatWouldBeAskedOfLetsEncryptIsSaidAndAfterwardsThatNothingIs(@TempDir Path folder) throws Exception {
        Path plan = folder.resolve("acme.hearth.yaml");
        ClusterDraft first = bench.firstDraft();
        bench.planFiles().write(first.withPlatform(first.platform().withCertificates(new ClusterDraft.Certificates(
                "home.example.com", "", "route53", new ClusterDraft.Route53("AKIAIOSFODNN7EXAMPLE", "", ""), ClusterDraft.Rfc2136.empty()))), plan);
        Path secrets = Path.of(secrets(folder));
        Files.writeString(secrets, Files.readString(secrets) + "dns/credential: practice-credential\n");
        assertEquals(ExitCodes.CHANGES, run("plan", plan.toString(), "--secrets", secrets.toString(), "--accept-new-host-keys"), err::toString);
        assertTrue(out.toString().contains("1 certificate for the set home.example.com, *.home.example.com"), out::toString);
        assertTrue(out.toString().contains("5 of this exact set in 7 days"), out::toString);
        assertEquals(ExitCodes.OK, run("apply", plan.toString(), "--secrets", secrets.toString()), err::toString);
        out.getBuffer().setLength(0);
        assertEquals(ExitCodes.OK, run("plan", plan.toString(), "--secrets", secrets.toString()), err::toString);
        assertTrue(out.toString().contains("Let's Encrypt is not asked, the one that stands is kept (Certificate traefik/wildcard"), out::toString);
    }

    @Test
    void hostKeysThatNobodyAcceptedStopTheRun(@TempDir Path folder) throws Exception {
        assertEquals(ExitCodes.FAILED, run("apply", written(folder).toString(), "--secrets", secrets(folder)));
        assertTrue(err.toString().contains("SHA256:"), err::toString);
    }

    @Test
    void aPlanFileWithUnknownKeysIsToldAndChangesNothing(@TempDir Path folder) throws Exception {
        Path plan = written(folder);
        Files.writeString(plan, Files.readString(plan) + "surprise: 1\n");
        assertEquals(ExitCodes.FAILED, run("apply", plan.toString(), "--secrets", secrets(folder), "--accept-new-host-keys"));
        assertTrue(err.toString().contains("surprise"), err::toString);
    }

    @Test
    void whatIsNotACommandIsAUsageError() {
        assertEquals(ExitCodes.USAGE, run("aply"));
    }

    private Path written(Path folder) throws Exception {
        Path plan = folder.resolve("practice.hearth.yaml");
        bench.planFiles().write(bench.firstDraft(), plan);
        return plan;
    }

    private static String secrets(Path folder) throws Exception {
        Path file = folder.resolve("secrets.yaml");
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, "ssh-password: practice\nsudo-password: practice\n");
        }
        return file.toString();
    }

    private int run(String... words) {
        // A command closes its workbench; here the homelab has to outlive several commands.
        Workbench shared = (Workbench) Proxy.newProxyInstance(Workbench.class.getClassLoader(), new Class<?>[] {Workbench.class},
                (proxy, method, arguments) -> method.getName().equals("close") ? null : method.invoke(bench, arguments));
        return new CommandLine(new HearthCommand(() -> shared, () -> shared, practice -> 0))
                .setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(words);
    }
}
