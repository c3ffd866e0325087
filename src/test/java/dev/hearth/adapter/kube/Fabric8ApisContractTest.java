// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.kube;

import dev.hearth.contract.ApisContract;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.ClusterApis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class Fabric8ApisContractTest extends ApisContract {
    private Fabric8Apis apis;

    @BeforeEach
    void open() throws IOException {
        // A port that was free a moment ago: nobody listens there.
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            apis = new Fabric8Apis(socket.getLocalPort(), Duration.ofSeconds(5));
        }
    }

    @AfterEach
    void close() {
        apis.close();
    }

    @Override
    protected ClusterApis apis() {
        return apis;
    }

    @Override
    protected Secret kubeconfig() {
        try {
            return FakeApi.kubeconfig();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected String silent() {
        return "127.0.0.1";
    }
}
