// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.contract.ApisContract;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.ClusterApis;
import java.util.List;

class PracticeApisContractTest extends ApisContract {
    private final World world = new World(new PracticeClock(100), List.of(new PracticeNode("node1", Ipv4.of("192.168.5.11"))));

    @Override
    protected ClusterApis apis() {
        return new PracticeApis(world);
    }

    @Override
    protected Secret kubeconfig() {
        String text = world.ask(now -> world.cluster().kubeconfig("node1"));
        return Secret.of(text);
    }

    @Override
    protected String silent() {
        return "192.168.5.11";
    }
}
