// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import static dev.hearth.recipe.shared.PlayedPort.port;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.release.Download;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Probe;
import dev.hearth.manifest.Documents;
import dev.hearth.port.Artifacts;
import dev.hearth.port.CommandResult;
import dev.hearth.port.LiveObject;
import dev.hearth.port.ObjectRef;
import dev.hearth.port.RemoteCommand;
import dev.hearth.port.RemoteHost;
import dev.hearth.port.RemoteHosts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PullImagesStepTest {
    private static final String SPEAKER = """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: speaker}
            spec: {template: {spec: {containers: [{name: a, image: "quay.io/metallb/speaker:1"}, {name: b, image: "quay.io/frr:2"}]}}}
            """;
    @TempDir Path folder;
    private final PlayedCluster cluster = new PlayedCluster();
    private final Set<String> onNode = new TreeSet<>();
    private final List<String> asked = new ArrayList<>();
    private String missing = "";
    private PullImagesStep step;

    @BeforeEach
    void write() throws Exception {
        Path file = Files.writeString(folder.resolve("metallb.yaml"), SPEAKER);
        Download download = new Download("metallb", "https://example.com/metallb.yaml", null, null);
        RemoteHost host = port(RemoteHost.class, (name, arguments) -> answer((RemoteCommand) arguments[0]));
        Artifacts artifacts = port(Artifacts.class, (name, arguments) -> Optional.of(new Artifacts.Fetched(file, "ab", 1, Artifacts.Provenance.PINNED)));
        ClusterSpec spec = PlayedCluster.spec(ClusterDraft.Recovery.empty());
        Ports ports = new Ports(port(RemoteHosts.class, (name, arguments) -> host), cluster.ports().apis(), artifacts, cluster.ports().network(), cluster.ports().kubeconfigs(), folder);
        step = new PullImagesStep(spec, spec.firstServer(), StepIds.READY, List.of(new PullImagesStep.Source(download, "metallb-system")), ports);
    }

    private CommandResult answer(RemoteCommand command) {
        asked.add(command.name());
        String image = command.arguments().getLast();
        if (command.name().equals("pull-image")) {
            if (image.equals(missing)) {
                return new CommandResult(1, "", "429 Too Many Requests");
            }
            onNode.add(image);
        }
        return new CommandResult(0, String.join("\n", onNode), "");
    }

    @Test
    void whatEachNodeWillNeedIsFetchedOnce() throws Exception {
        onNode.add("quay.io/frr:2");
        Probe.Needed needed = assertInstanceOf(Probe.Needed.class, step.probe(cluster));
        assertEquals(List.of(new Change(Change.Verb.DOWNLOAD, "quay.io/metallb/speaker:1", "node1")), needed.changes());
        step.act(cluster);
        assertEquals(Set.of("quay.io/frr:2", "quay.io/metallb/speaker:1"), onNode);
        assertEquals("2 images", assertInstanceOf(Probe.Satisfied.class, step.probe(cluster)).evidence());
    }

    @Test
    void whatRunsAlreadyIsNotFetched() throws Exception {
        ObjectRef speaker = new ObjectRef("apps/v1", "DaemonSet", "metallb-system", "speaker");
        cluster.objects.put(speaker, new LiveObject(speaker, Documents.parse(SPEAKER).getFirst()));
        assertInstanceOf(Probe.Satisfied.class, step.probe(cluster));
        assertEquals(List.of(), asked, "its owner may have another version by now");
    }

    @Test
    void anImageThatDoesNotComeIsNoFailureHere() throws Exception {
        missing = "quay.io/frr:2";
        step.act(cluster);
        assertEquals(Set.of("quay.io/metallb/speaker:1"), onNode);
        assertTrue(cluster.log.stream().anyMatch(line -> line.startsWith("not pulled: quay.io/frr:2") && line.contains("429")), cluster.log::toString);
    }
}
