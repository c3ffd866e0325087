// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.contract.WatchContract;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.secret.Secret;
import dev.hearth.node.K3sConfig;
import dev.hearth.node.K3sPaths;
import dev.hearth.port.ClusterApi;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

class PracticeWatchContractTest extends WatchContract {
    private final PracticeNode node1 = new PracticeNode("node1", Ipv4.of("192.168.5.11"));
    private final PracticeNode node2 = new PracticeNode("node2", Ipv4.of("192.168.5.12"));
    private final World world = new World(new PracticeClock(200), List.of(node1, node2));

    @BeforeEach
    void startNode1() throws Exception {
        world.ask(now -> {
            node1.write(K3sPaths.BINARY, new PracticeNode.Content(Secret.of("k3s"), "0755"));
            node1.write(K3sPaths.CONFIG, new PracticeNode.Content(K3sConfig.of("home").render(), "0600"));
            node1.service().install(K3sPaths.SERVER_UNIT);
            node1.service().start(now);
            return node1;
        });
        while (!world.<Boolean, RuntimeException>ask(now -> world.cluster().nodes(now).size() == 1 && world.cluster().ready(node1, now))) {
            world.pass(Duration.ofSeconds(1));
        }
    }

    @Override
    protected ClusterApi api() {
        return new PracticeApi(world, "192.168.5.11", true);
    }

    @Override
    protected void joins(String node) {
        world.ask(now -> {
            world.cluster().admit(node2, now);
            return node;
        });
    }

    @Override
    protected void fallsSilent() {
        world.ask(now -> {
            node1.cut();
            return now;
        });
    }

    @Override
    protected void speaksAgain() {
        world.ask(now -> {
            node1.boot(now);
            return now;
        });
    }
}
