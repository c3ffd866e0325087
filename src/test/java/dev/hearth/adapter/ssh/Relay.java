// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** A cable between client and machine that can be frozen: nothing arrives any more, and nobody says so. */
final class Relay implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final int target;
    private final CountDownLatch thawed = new CountDownLatch(1);
    private volatile long freezeAfter = Long.MAX_VALUE;
    final AtomicLong sent = new AtomicLong();
    final AtomicLong connections = new AtomicLong();

    Relay(int target) throws IOException {
        this.target = target;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    void freeze() {
        freezeAfter = 0;
    }

    /** Once this many bytes went to the machine. */
    void freezeAfter(long bytes) {
        freezeAfter = bytes;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                connections.incrementAndGet();
                Socket machine = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.addAll(List.of(client, machine));
                Thread.ofVirtual().start(() -> pump(client, machine, sent));
                Thread.ofVirtual().start(() -> pump(machine, client, new AtomicLong()));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void pump(Socket from, Socket to, AtomicLong count) {
        byte[] bytes = new byte[16 << 10];
        try (from; to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                if (sent.get() >= freezeAfter) {
                    thawed.await();
                }
                count.addAndGet(read);
                out.write(bytes, 0, read);
            }
        } catch (IOException e) {
            // One of both has gone; so does the other.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thawed.countDown();
        try {
            server.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
