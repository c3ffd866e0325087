// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.contract.StoresContract;
import dev.hearth.port.ClusterStore;
import dev.hearth.port.Kubeconfigs;
import dev.hearth.port.SecretStore;
import org.junit.jupiter.api.BeforeEach;

class PracticeStoresContractTest extends StoresContract {
    private PracticeHomelab home;

    @BeforeEach
    void open() {
        home = new PracticeHomelab(new PracticeClock(100), desktop, PracticeReleases.ANY);
    }

    @Override
    protected ClusterStore clusters() {
        return home.clusters();
    }

    @Override
    protected SecretStore secrets() {
        return home.secrets();
    }

    @Override
    protected Kubeconfigs kubeconfigs() {
        return home.kubeconfigs();
    }
}
