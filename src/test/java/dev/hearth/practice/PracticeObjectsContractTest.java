// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.contract.ObjectsContract;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;

class PracticeObjectsContractTest extends ObjectsContract {
    private static final Manifest CONTROLLER = new Manifest(new ObjectRef("apps/v1", "Deployment", "metallb-system", "controller"),
            "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: controller\n  namespace: metallb-system\n");
    private OneServer home;

    @BeforeEach
    void begin() throws Exception {
        home = new OneServer();
    }

    @Override
    protected ClusterApi api() {
        return home.api();
    }

    @Override
    protected void edit(Manifest manifest, String manager) {
        home.world.ask(now -> {
            home.world.cluster().applied().edit(manifest, manager, now);
            return manifest;
        });
    }

    @Override
    protected void webhook(boolean answers) throws Exception {
        if (answers) {
            api().apply(CONTROLLER);
            while (!home.world.<Boolean, RuntimeException>ask(now -> Controllers.ready(CONTROLLER.ref(), home.world.cluster(), now))) {
                home.world.pass(Duration.ofSeconds(1));
            }
        }
    }

    @Override
    protected Manifest guarded() {
        return new Manifest(new ObjectRef("metallb.io/v1beta1", "IPAddressPool", "metallb-system", "lan"),
                "apiVersion: metallb.io/v1beta1\nkind: IPAddressPool\nmetadata:\n  name: lan\n  namespace: metallb-system\nspec:\n  addresses:\n  - 192.168.5.201-192.168.5.220\n");
    }
}
