// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.kube;

import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.ClusterApis;

/** Opens APIs with fabric8. Nothing of the library is loaded before {@link #open}. */
public final class Fabric8Apis implements ClusterApis {
    /** Of k3s's server (docs.k3s.io, requirements). */
    private static final int PORT = 6443;

    @Override
    public ClusterApi open(String address, Secret kubeconfig) throws ProblemException {
        return Fabric8Api.open("https://" + address + ":" + PORT, KubeconfigFile.read(kubeconfig));
    }

    @Override
    public Secret rewrite(Secret kubeconfig, String address, String name) throws ProblemException {
        return KubeconfigFile.read(kubeconfig).renamed("https://" + address + ":" + PORT, name);
    }
}
