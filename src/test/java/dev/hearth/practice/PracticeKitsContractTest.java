// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.contract.KitsContract;
import dev.hearth.port.RecoveryKits;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;

class PracticeKitsContractTest extends KitsContract {
    private World world;
    private PracticeKits kits;

    @BeforeEach
    void open() throws Exception {
        world = new OneServer().world;
        kits = new PracticeKits(world);
    }

    @Override
    protected RecoveryKits kits() {
        return kits;
    }

    @Override
    protected Path place(String name) {
        return Path.of("~", name);
    }

    @Override
    protected Path full() {
        world.ask(now -> {
            world.set(Fault.KIT_UNWRITABLE, true, now);
            return now;
        });
        return place("full.age");
    }
}
