// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.adapter.store.MemorySecretStore;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultsTest {
    private final List<Problem> told = new CopyOnWriteArrayList<>();
    @TempDir Path home;
    private Faults faults;

    @BeforeEach
    void secrets() {
        faults = new Faults(home.resolve("state/faults"), home, () -> Instant.EPOCH, told::add);
        MemorySecretStore store = new MemorySecretStore();
        store.put(SecretRef.sudoPassword("node1"), Secret.of("canary-sudo"));
        faults.hide(store);
    }

    @Test
    void aFaultIsWrittenDownWithoutSecretsAndWithoutTheUsersName() throws IOException {
        faults.uncaughtException(Thread.currentThread(), new IllegalStateException("sudo said canary-sudo in " + home.resolve("plan.yaml"), new IOException("canary-sudo")));
        Problem problem = told.getFirst();
        assertEquals(ProblemCode.HEARTH_FAULT, problem.code());
        assertEquals("IllegalStateException: sudo said *** in ~/plan.yaml", problem.args().get("found"));
        String report = Files.readString(Path.of(problem.args().get("path")));
        assertTrue(report.contains("Caused by: java.io.IOException: ***"), report);
        assertTrue(report.contains("FaultsTest"), report);
        assertFalse(report.contains("canary"), report);
        assertFalse(report.contains(home.toString()), report);
    }

    @Test
    void theSameFaultIsToldOnce() throws IOException {
        for (int i = 0; i < 100; i++) {
            faults.uncaughtException(Thread.currentThread(), new IllegalStateException("frame " + i));
        }
        assertEquals(1, told.size());
        assertEquals(1, files());
    }

    @Test
    void oldReportsGo() throws IOException {
        Path folder = Files.createDirectories(home.resolve("state/faults"));
        for (int i = 0; i < 30; i++) {
            Files.writeString(folder.resolve("fault-" + i + ".txt"), "");
        }
        Files.writeString(folder.resolve("notes.txt"), "the user's own");
        faults.uncaughtException(Thread.currentThread(), new IllegalStateException());
        assertEquals(21, files());
        assertTrue(Files.exists(folder.resolve("notes.txt")));
    }

    @Test
    void aFaultThatCannotBeWrittenDownIsToldAllTheSame() throws IOException {
        Files.writeString(home.resolve("state"), "no folder");
        faults.uncaughtException(Thread.currentThread(), new IllegalStateException("canary-sudo"));
        assertEquals("unsaved", told.getFirst().args().get("code"));
        assertFalse(told.getFirst().args().containsKey("path"));
    }

    @Test
    void itIsHeardFromVirtualThreadsToo() throws InterruptedException {
        Thread.ofVirtual().uncaughtExceptionHandler(faults).start(() -> {
            throw new IllegalStateException("elsewhere");
        }).join();
        assertEquals(1, told.size());
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("state/faults"))) {
            return files.count();
        }
    }
}
