// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.contract.WatchContract;
import dev.hearth.port.ClusterApi;
import org.junit.jupiter.api.BeforeEach;

class PracticeWatchContractTest extends WatchContract {
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
    protected void joins(String node) {
        home.world.ask(now -> {
            home.world.cluster().admit(home.node2, now);
            return node;
        });
    }

    @Override
    protected void fallsSilent() {
        home.world.ask(now -> {
            home.node1.cut();
            return now;
        });
    }

    @Override
    protected void speaksAgain() {
        home.world.ask(now -> {
            home.node1.boot(now);
            return now;
        });
    }
}
