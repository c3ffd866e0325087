// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import dev.hearth.port.AtomicFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * One window a person: a second start shows the first, with the plan file that it was given. They meet at a socket in a folder that is the
 * person's alone. What goes wrong with that keeps no window from opening.
 */
final class OneWindow implements AutoCloseable {
    private static final String SHOWN = "shown";
    /** Bytes in a socket's name, the shortest limit there is (104 on macOS, 108 on Linux; unix(7)). */
    private static final int LONGEST = 100;
    private static final int PATIENCE_SECONDS = 3;

    private final Path socket;
    private final ServerSocketChannel server;

    private OneWindow(Path socket, ServerSocketChannel server) {
        this.socket = socket;
        this.server = server;
    }

    /** Whether a window that was there before has taken over. One that hangs is not waited for. */
    static boolean shownBefore(Path socket, Optional<Path> plan) {
        return Files.exists(socket)
                && CompletableFuture.supplyAsync(() -> asked(socket, plan), task -> Thread.ofVirtual().start(task)).completeOnTimeout(false, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    private static boolean asked(Path socket, Optional<Path> plan) {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
                Writer out = Channels.newWriter(channel, StandardCharsets.UTF_8);
                BufferedReader in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8))) {
            out.write(plan.map(file -> file.toAbsolutePath().toString()).orElse("") + "\n");
            out.flush();
            return SHOWN.equals(in.readLine());
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /**
     * From now on this window is the first.
     *
     * @param visit told of each later start, with its plan file; whether that start needs no window of its own
     * @return empty where there is none to be had: another is there and busy, or the system has no such sockets
     */
    static Optional<OneWindow> claim(Path socket, Predicate<Optional<Path>> visit) {
        if (socket.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST || answers(socket)) {
            return Optional.empty();
        }
        try {
            AtomicFile.folders(socket.toAbsolutePath().resolveSibling("."));
            // Left by one that was killed.
            Files.deleteIfExists(socket);
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(socket));
            OneWindow first = new OneWindow(socket, server);
            Thread.ofVirtual().name("one-window").start(() -> first.listen(visit));
            return Optional.of(first);
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private static boolean answers(Path socket) {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return channel.isConnected();
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private void listen(Predicate<Optional<Path>> visit) {
        while (server.isOpen()) {
            try {
                SocketChannel channel = server.accept();
                Thread.ofVirtual().start(() -> answer(channel, visit));
            } catch (IOException e) {
                // The window is being closed.
                return;
            }
        }
    }

    private static void answer(SocketChannel channel, Predicate<Optional<Path>> visit) {
        try (channel;
                BufferedReader in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
                Writer out = Channels.newWriter(channel, StandardCharsets.UTF_8)) {
            String asked = in.readLine();
            if (asked != null) {
                out.write(visit.test(asked.isEmpty() ? Optional.empty() : Optional.of(Path.of(asked))) ? SHOWN + "\n" : "busy\n");
            }
        } catch (IOException e) {
            // Who came has gone.
            return;
        }
    }

    @Override
    public void close() {
        try (server) {
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            // The next window takes it for one that was killed.
            return;
        }
    }
}
