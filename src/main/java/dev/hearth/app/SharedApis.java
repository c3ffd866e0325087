// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.ClusterApis;
import java.util.HashMap;
import java.util.Map;

/** Opens each API once and keeps it, because steps ask again and again; all are closed with this. */
final class SharedApis implements ClusterApis, AutoCloseable {
    private final ClusterApis source;
    private final Map<Door, ClusterApi> open = new HashMap<>();

    SharedApis(ClusterApis source) {
        this.source = source;
    }

    @Override
    public synchronized ClusterApi open(String address, Secret kubeconfig) throws ProblemException {
        Door door = new Door(address, kubeconfig);
        ClusterApi api = open.get(door);
        if (api == null) {
            api = source.open(address, kubeconfig);
            open.put(door, api);
        }
        return api;
    }

    @Override
    public Secret rewrite(Secret kubeconfig, String address, String name) throws ProblemException {
        return source.rewrite(kubeconfig, address, name);
    }

    @Override
    public synchronized void close() {
        open.values().forEach(ClusterApi::close);
        open.clear();
    }

    private record Door(String address, Secret kubeconfig) {}
}
