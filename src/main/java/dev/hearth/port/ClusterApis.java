// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;

/** Opens Kubernetes APIs. */
public interface ClusterApis {
    /**
     * @param address where to reach it, an IPv4 address; the CA in the kubeconfig is pinned, the port is 6443
     * @param kubeconfig the content of k3s.yaml
     * @throws ProblemException KUBECONFIG_UNREADABLE
     */
    ClusterApi open(String address, Secret kubeconfig) throws ProblemException;

    /**
     * Where a kubeconfig says that its API is, as {@code https://192.168.5.11:6443}.
     *
     * @throws ProblemException KUBECONFIG_UNREADABLE, also for one that names a program to be run: none is run
     */
    String server(Secret kubeconfig) throws ProblemException;

    /**
     * The same kubeconfig as people will use it: server https://address:6443, cluster, user and context called {@code name}.
     */
    Secret rewrite(Secret kubeconfig, String address, String name) throws ProblemException;
}
