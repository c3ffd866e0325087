// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.kube;

import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.ClusterApis;
import dev.hearth.port.KnownSums;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Opens APIs with fabric8. Nothing of the library is loaded before {@link #open}. Steps open an API for each probe, so the same
 * address and credentials give the same connection; all end with {@link #close}.
 */
public final class Fabric8Apis implements ClusterApis, AutoCloseable {
    /** Of k3s's server (docs.k3s.io, requirements). */
    private static final int PORT = 6443;
    private final int port;
    private final Duration patience;
    private final KnownSums known;
    private final Map<Place, Fabric8Api> open = new HashMap<>();

    private record Place(String address, Secret kubeconfig) {}

    /** @param known what the servers once said */
    public Fabric8Apis(KnownSums known) {
        this(PORT, Duration.ofSeconds(8), known);
    }

    Fabric8Apis(int port, Duration patience) {
        this(port, patience, KnownSums.inMemory());
    }

    private Fabric8Apis(int port, Duration patience, KnownSums known) {
        this.known = known;
        this.port = port;
        this.patience = patience;
    }

    @Override
    public synchronized ClusterApi open(String address, Secret kubeconfig) throws ProblemException {
        Place place = new Place(address, kubeconfig);
        Fabric8Api api = open.get(place);
        if (api == null) {
            api = Fabric8Api.open("https://" + address + ":" + port, KubeconfigFile.read(kubeconfig), patience, known);
            open.put(place, api);
        }
        return api;
    }

    @Override
    public String server(Secret kubeconfig) throws ProblemException {
        return KubeconfigFile.read(kubeconfig).server();
    }

    @Override
    public Secret rewrite(Secret kubeconfig, String address, String name) throws ProblemException {
        return KubeconfigFile.read(kubeconfig).renamed("https://" + address + ":" + PORT, name);
    }

    @Override
    public synchronized void close() {
        open.values().forEach(Fabric8Api::disconnect);
        open.clear();
    }
}
