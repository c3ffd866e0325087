// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.kit;

import dev.hearth.contract.KitsContract;
import dev.hearth.port.RecoveryKits;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class AgeKitsContractTest extends KitsContract {
    @TempDir
    Path home;

    private AgeKits kits;

    @BeforeEach
    void open() {
        kits = new AgeKits(home, 8);
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
        return home.resolve("missing/kit.age");
    }
}
