// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.kube;

import dev.hearth.contract.WatchContract;
import dev.hearth.port.ClusterApi;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class Fabric8WatchContractTest extends WatchContract {
    private PlayedNodes server;
    private Fabric8Apis apis;

    @BeforeEach
    void open() throws Exception {
        server = new PlayedNodes();
        server.set("node1", "True");
        apis = new Fabric8Apis(server.port(), Duration.ofSeconds(8));
    }

    @AfterEach
    void close() {
        apis.close();
        server.close();
    }

    @Override
    protected ClusterApi api() throws Exception {
        return apis.open("127.0.0.1", FakeApi.kubeconfig());
    }

    @Override
    protected void joins(String node) {
        server.set(node, "True");
    }

    @Override
    protected void fallsSilent() {
        server.stop();
    }

    @Override
    protected void speaksAgain() throws Exception {
        server.startAgain();
    }
}
