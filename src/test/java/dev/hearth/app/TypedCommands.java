// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hearth.app.cli.ExitCodes;
import dev.hearth.app.cli.HearthCommand;
import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.Network;
import dev.hearth.port.NodeStatus;
import dev.hearth.port.ObjectRef;
import dev.hearth.practice.LeapClock;
import dev.hearth.ui.Workbench;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Commands as a person types them, one after the other, on one practice homelab: the real steps. */
abstract class TypedCommands {
    @TempDir
    Path folder;

    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();
    final PracticeWorkbench bench = PracticeWorkbench.begin(new LeapClock());
    String plan = "";

    @BeforeAll
    static void english() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @BeforeEach
    void write() throws Exception {
        plan = folder.resolve("home.yaml").toString();
        Path secrets = folder.resolve("secrets.yaml");
        Files.createFile(secrets, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(secrets, "ssh-password: practice\nsudo-password: practice\n");
    }

    @AfterEach
    void removeTheHomelab() {
        bench.close();
    }

    void build(int nodes, String scope) throws Exception {
        build(bench.firstDraft().nodes().subList(0, nodes), scope);
    }

    void build(List<ClusterDraft.Node> nodes, String scope) throws Exception {
        ClusterDraft draft = bench.firstDraft();
        bench.planFiles().write(draft.withNodes(nodes).withPlatform(draft.platform().withScope(scope)), Path.of(plan));
        assertEquals(ExitCodes.OK, run("apply", plan, "--accept-new-host-keys"), this::all);
    }

    void until(String address) throws Exception {
        while (bench.network().tcp(Ipv4.of(address), 22, Duration.ofSeconds(1)).state() != Network.Reach.State.OPEN) {
            bench.homelab().clock().sleep(Duration.ofSeconds(1));
        }
    }

    ClusterApi api() throws Exception {
        return bench.homelab().apis().open("192.168.5.200", bench.kubeconfigs().load(bench.kubeconfig("practice")));
    }

    /** Through the VIP, when it has moved. */
    List<String> members() throws Exception {
        while (bench.network().api(Ipv4.of("192.168.5.200"), Duration.ofSeconds(1)).isEmpty()) {
            bench.homelab().clock().sleep(Duration.ofSeconds(1));
        }
        return api().nodes().stream().map(NodeStatus::name).sorted().toList();
    }

    String holder() throws Exception {
        return api().leaseHolder("kube-system", "plndr-cp-lock").orElse("");
    }

    boolean secret(String name) throws Exception {
        return api().objects().get(new ObjectRef("v1", "Secret", "kube-system", name)).isPresent();
    }

    String leftovers(String host) throws Exception {
        var access = bench.check(bench.firstDraft()).spec().nodes().stream().filter(node -> node.access().host().equals(host)).findFirst().orElseThrow().access();
        return String.join(", ", new dev.hearth.node.NodeShell(host, bench.hosts().connect(access)).leftovers(Ipv4.of("192.168.5.200")));
    }

    String all() {
        return out + "\n" + err;
    }

    int run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--secrets", folder.resolve("secrets.yaml").toString()));
        return runWithoutSecrets(all.toArray(String[]::new));
    }

    int runWithoutSecrets(String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        // A command closes its workbench; here the homelab has to outlive several commands.
        Workbench shared = (Workbench) Proxy.newProxyInstance(Workbench.class.getClassLoader(), new Class<?>[] {Workbench.class}, (proxy, method, arguments) -> {
            try {
                return method.getName().equals("close") ? null : method.invoke(bench, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
        return new CommandLine(new HearthCommand(() -> shared, () -> shared, practice -> 0))
                .setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(words);
    }
}
