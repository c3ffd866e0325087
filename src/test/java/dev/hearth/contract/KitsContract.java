// SPDX-License-Identifier: Apache-2.0
package dev.hearth.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.RecoveryKits;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link RecoveryKits} does, on a disk or played. */
public abstract class KitsContract {
    private static final Secret PASSPHRASE = Secret.of("canary pässphrase");
    private static final Map<String, Secret> FILES = Map.of("sealing-keys.yaml", Secret.of("canary: 1\n"), "README.txt", Secret.of("Guten Tag\n"), "empty", Secret.of(""));

    protected abstract RecoveryKits kits() throws Exception;

    /** Where a kit may be written, and none is; the same name gives the same place. */
    protected abstract Path place(String name);

    /** From now on this place takes no kit. */
    protected abstract Path full() throws Exception;

    @Test
    protected void whatIsNotThereIsNotAKit() throws Exception {
        assertFalse(kits().exists(place("none.age")));
        assertEquals(Optional.empty(), kits().read(place("none.age"), PASSPHRASE));
    }

    @Test
    protected void everyFileComesBackAsItWas() throws Exception {
        Map<String, Secret> files = new HashMap<>(FILES);
        kits().write(place("kit.age"), PASSPHRASE, files);
        files.clear();
        assertTrue(kits().exists(place("kit.age")));
        assertEquals(Optional.of(FILES), kits().read(place("kit.age"), PASSPHRASE));
        assertEquals(Optional.of(FILES), kits().read(place("kit.age"), PASSPHRASE), "again");
        assertFalse(kits().exists(place("other.age")));
    }

    @Test
    protected void whatIsWrittenHasASumOfItsOwn() throws Exception {
        assertEquals(Optional.empty(), kits().sum(place("none.age")));
        kits().write(place("kit.age"), PASSPHRASE, FILES);
        Optional<String> sum = kits().sum(place("kit.age"));
        assertTrue(sum.orElseThrow().matches("[0-9a-f]{64}"));
        kits().read(place("kit.age"), PASSPHRASE);
        assertEquals(sum, kits().sum(place("kit.age")), "reading changes nothing");
        kits().write(place("kit.age"), PASSPHRASE, FILES);
        assertNotEquals(sum, kits().sum(place("kit.age")), "the same files, another file");
    }

    @Test
    protected void anotherPassphraseOpensNothing() throws Exception {
        kits().write(place("kit.age"), PASSPHRASE, FILES);
        for (String wrong : new String[] {"canary", "canary passphrase", "canary pässphrase "}) {
            Problem problem = problem(() -> kits().read(place("kit.age"), Secret.of(wrong)));
            assertEquals(ProblemCode.KIT_PASSPHRASE_WRONG, problem.code());
            assertEquals(place("kit.age").toString(), problem.args().get("path"));
        }
        assertEquals(Optional.of(FILES), kits().read(place("kit.age"), PASSPHRASE));
    }

    @Test
    protected void aNewKitTakesTheWholePlaceOfTheOldOne() throws Exception {
        kits().write(place("kit.age"), PASSPHRASE, FILES);
        assertEquals(Optional.of(FILES), kits().read(place("kit.age"), PASSPHRASE));
        Map<String, Secret> fewer = Map.of("README.txt", Secret.of("Good day\n"));
        Secret changed = Secret.of("another one");
        kits().write(place("kit.age"), changed, fewer);
        assertEquals(Optional.of(fewer), kits().read(place("kit.age"), changed));
        assertEquals(ProblemCode.KIT_PASSPHRASE_WRONG, problem(() -> kits().read(place("kit.age"), PASSPHRASE)).code());

        kits().write(place("kit.age"), changed, FILES);
        assertEquals(Optional.of(FILES), kits().read(place("kit.age"), changed));
    }

    @Test
    protected void whereNoneCanBeWrittenThereIsNone() throws Exception {
        Path full = full();
        Problem problem = problem(() -> kits().write(full, PASSPHRASE, FILES));
        assertEquals(ProblemCode.KIT_UNWRITABLE, problem.code());
        assertEquals(full.toString(), problem.args().get("path"));
        assertFalse(kits().exists(full));
        assertEquals(Optional.empty(), kits().read(full, PASSPHRASE));
    }

    private static Problem problem(org.junit.jupiter.api.function.Executable call) {
        return assertThrows(ProblemException.class, call).problem();
    }
}
