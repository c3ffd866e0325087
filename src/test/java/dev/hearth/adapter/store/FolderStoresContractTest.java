// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.store;

import dev.hearth.contract.StoresContract;
import dev.hearth.port.ClusterStore;
import dev.hearth.port.Kubeconfigs;
import dev.hearth.port.SecretStore;
import java.util.Map;

class FolderStoresContractTest extends StoresContract {
    private final SecretStore secrets = new MemorySecretStore();

    @Override
    protected ClusterStore clusters() {
        return new FolderClusterStore(desktop.resolve("clusters"));
    }

    @Override
    protected SecretStore secrets() {
        return secrets;
    }

    @Override
    protected Kubeconfigs kubeconfigs() {
        return new FileKubeconfigs(Map.of(), desktop);
    }
}
