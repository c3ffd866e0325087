// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.secret.Secret;
import dev.hearth.node.K3sConfig;
import dev.hearth.node.K3sPaths;
import java.time.Duration;
import java.util.List;

/** A played home with a cluster of one server that is Ready, and a second machine with nothing on it. */
final class OneServer {
    final PracticeNode node1 = new PracticeNode("node1", Ipv4.of("192.168.5.11"));
    final PracticeNode node2 = new PracticeNode("node2", Ipv4.of("192.168.5.12"));
    final World world = new World(new LeapClock(), List.of(node1, node2));

    OneServer() throws InterruptedException {
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

    PracticeApi api() {
        return new PracticeApi(world, "192.168.5.11", true);
    }
}
