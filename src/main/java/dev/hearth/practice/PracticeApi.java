// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.problem.Retry;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.ClusterObjects;
import dev.hearth.port.Manifest;
import dev.hearth.port.NodeStatus;
import dev.hearth.port.RolloutStatus;
import dev.hearth.port.Watching;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The played API server at one address: it answers while a server is there and etcd has its quorum. */
final class PracticeApi implements ClusterApi {
    private static final Duration ROUND_TRIP = Duration.ofMillis(60);
    private final World world;
    private final String address;
    private final boolean ours;

    PracticeApi(World world, String address, boolean ours) {
        this.world = world;
        this.address = address;
        this.ours = ours;
    }

    @Override
    public String version() throws ProblemException, InterruptedException {
        return call((cluster, node, now) -> node.service().version());
    }

    @Override
    public List<NodeStatus> nodes() throws ProblemException, InterruptedException {
        return call((cluster, node, now) -> world.cluster().nodes(now));
    }

    @Override
    public Watching watchNodes(Consumer<Watching.Sight> seen) {
        return PracticeWatch.start(this, world, seen);
    }

    @Override
    public Optional<RolloutStatus> daemonSet(String namespace, String name) throws ProblemException, InterruptedException {
        return call((cluster, node, now) -> world.cluster().kubeVip().rollout(namespace, name, now));
    }

    @Override
    public Optional<String> leaseHolder(String namespace, String name) throws ProblemException, InterruptedException {
        return call((cluster, node, now) -> world.cluster().kubeVip().leaseHolder(namespace, name));
    }

    @Override
    public Applied compare(Manifest manifest) throws ProblemException, InterruptedException {
        return call((cluster, node, now) -> cluster.applied().compare(manifest));
    }

    @Override
    public void apply(Manifest manifest) throws ProblemException, InterruptedException {
        call((cluster, node, now) -> {
            Admission.ask(manifest.ref(), cluster, now);
            cluster.applied().apply(manifest, now);
            return manifest;
        });
    }

    @Override
    public ClusterObjects objects() {
        return new PracticeObjects(this::call);
    }

    @Override
    public void close() {
        // There is no connection.
    }

    private <T> T call(PracticeObjects.Answer<T> answer) throws ProblemException, InterruptedException {
        world.pass(ROUND_TRIP);
        return world.ask(now -> {
            PracticeNode node = Ipv4.parse(address).flatMap(place -> world.cluster().answering(place, now))
                    .orElseThrow(() -> Problem.blocking(ProblemCode.API_UNREACHABLE, Map.of("address", address)).retry(Retry.SOON).asException());
            if (!ours) {
                throw Problem.blocking(ProblemCode.API_CERTIFICATE, Map.of("address", address)).asException();
            }
            return answer.of(world.cluster(), node, now);
        });
    }
}
