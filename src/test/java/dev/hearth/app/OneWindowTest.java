// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneWindowTest {
    @TempDir Path folder;

    private final List<Optional<Path>> visits = new CopyOnWriteArrayList<>();

    private boolean visit(Optional<Path> plan) {
        visits.add(plan);
        return !plan.equals(Optional.of(folder.resolve("busy.yaml")));
    }

    @Test
    void aLaterStartIsShownTheFirstWindowWithItsPlan() throws Exception {
        Path socket = folder.resolve("state/window");
        assertFalse(OneWindow.shownBefore(socket, Optional.empty()), "nobody is there");
        try (OneWindow first = OneWindow.claim(socket, this::visit).orElseThrow()) {
            assertTrue(OneWindow.shownBefore(socket, Optional.empty()));
            assertTrue(OneWindow.shownBefore(socket, Optional.of(folder.resolve("home \u00e4.yaml"))));
            assertFalse(OneWindow.shownBefore(socket, Optional.of(folder.resolve("busy.yaml"))), "needs a window of its own");
            assertEquals(List.of(Optional.empty(), Optional.of(folder.resolve("home \u00e4.yaml")), Optional.of(folder.resolve("busy.yaml"))), visits);
            assertTrue(OneWindow.claim(socket, this::visit).isEmpty(), "the first stays the first");
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent())));
        }
        assertFalse(OneWindow.shownBefore(socket, Optional.empty()), "it was closed");
        assertFalse(Files.exists(socket));
    }

    @Test
    void whatAKilledWindowLeftIsNobodys() throws Exception {
        Path socket = folder.resolve("window");
        try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            killed.bind(UnixDomainSocketAddress.of(socket));
        }
        assertTrue(Files.exists(socket), "the system leaves the name behind");
        assertFalse(OneWindow.shownBefore(socket, Optional.empty()));
        OneWindow.claim(socket, this::visit).orElseThrow().close();
    }

    @Test
    void aWindowThatHangsIsNotWaitedFor() throws Exception {
        Path socket = folder.resolve("window");
        try (ServerSocketChannel hangs = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            hangs.bind(UnixDomainSocketAddress.of(socket));
            assertFalse(OneWindow.shownBefore(socket, Optional.empty()));
            assertTrue(OneWindow.claim(socket, this::visit).isEmpty(), "it may come back");
        }
    }

    @Test
    void whereNoSocketIsToBeHadEachStartHasItsWindow() throws Exception {
        assertTrue(OneWindow.claim(folder.resolve("x".repeat(110)), this::visit).isEmpty());
        Path file = Files.createFile(folder.resolve("file"));
        assertTrue(OneWindow.claim(file.resolve("window"), this::visit).isEmpty());
        assertFalse(OneWindow.shownBefore(file, Optional.empty()));
    }
}
