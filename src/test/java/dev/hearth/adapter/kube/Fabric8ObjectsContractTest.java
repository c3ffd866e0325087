// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.kube;

import dev.hearth.contract.ObjectsContract;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.Manifest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class Fabric8ObjectsContractTest extends ObjectsContract {
    private PlayedObjects server;
    private Fabric8Apis apis;

    @BeforeEach
    void open() throws Exception {
        server = new PlayedObjects();
        apis = new Fabric8Apis(server.port(), Duration.ofSeconds(20));
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
    protected void edit(Manifest manifest, String manager) throws Exception {
        server.edit("/api/v1/namespaces/kube-system/configmaps/" + manifest.ref().name(), manifest.yaml(), manager);
    }

    @Override
    protected void webhook(boolean answers) {
        server.webhook(answers);
    }

    @Override
    protected Manifest guarded() {
        return notes("guarded", "app: notes", "colour: red");
    }
}
