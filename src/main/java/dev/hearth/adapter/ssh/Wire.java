// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import com.jcraft.jsch.SocketFactory;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The byte stream under one session. It knows what jsch does not tell: whether there was a connection at all, what the other
 * side said first, and since when a write stands still. It can be cut at any moment, by any thread.
 */
final class Wire implements SocketFactory {
    private static final int GREETING = 512;

    private final Dial dial;
    private volatile long deadline;
    private volatile @Nullable Socket socket;
    private volatile boolean cut;
    private volatile boolean ended;
    /** nanoTime of the write that goes on; 0 for none. */
    private volatile long writing;

    private final ByteArrayOutputStream greeting = new ByteArrayOutputStream();

    /** @param handshake after which reading fails until {@link #established} is called */
    Wire(Dial dial, Duration handshake) {
        this.dial = dial;
        this.deadline = System.nanoTime() + handshake.toNanos();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        Socket opened = dial.open(host, port);
        socket = opened;
        if (cut) {
            opened.close();
            throw new IOException("closed");
        }
        return opened;
    }

    @Override
    public InputStream getInputStream(Socket from) throws IOException {
        return new Listening(from.getInputStream());
    }

    @Override
    public OutputStream getOutputStream(Socket to) throws IOException {
        return new Speaking(to.getOutputStream());
    }

    /** The session is made: from here on keep-alive looks after it. */
    void established() {
        deadline = 0;
    }

    boolean connected() {
        return socket != null;
    }

    /** Whether the other side closed it, or it broke. */
    boolean ended() {
        return ended;
    }

    /** The first bytes that came, as text; control characters as dots. */
    String greeting() {
        synchronized (greeting) {
            return greeting.toString(StandardCharsets.ISO_8859_1).strip().replaceAll("\\p{Cntrl}+", ".");
        }
    }

    /** Whether one write stands still for longer: the other side takes nothing, not even a keep-alive. */
    boolean stuck(Duration limit) {
        long since = writing;
        return since != 0 && System.nanoTime() - since > limit.toNanos();
    }

    /** Ends it under jsch's feet: whoever reads or writes fails at once. Session.disconnect alone could wait for a stuck write. */
    void cut() {
        cut = true;
        Socket open = socket;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                JschLog.LOG.debug("closing a connection", e);
            }
        }
    }

    private final class Listening extends FilterInputStream {
        Listening(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (deadline != 0 && System.nanoTime() > deadline) {
                throw new SocketTimeoutException("the handshake took too long");
            }
            int count;
            try {
                count = super.read(into, offset, length);
            } catch (SocketTimeoutException e) {
                throw e;
            } catch (IOException e) {
                ended = true;
                throw e;
            }
            if (count < 0) {
                ended = true;
            } else if (deadline != 0) {
                synchronized (greeting) {
                    greeting.write(into, offset, Math.min(count, GREETING - Math.min(GREETING, greeting.size())));
                }
            }
            return count;
        }
    }

    private final class Speaking extends FilterOutputStream {
        Speaking(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            writing = Math.max(1, System.nanoTime());
            try {
                out.write(from, offset, length);
            } finally {
                writing = 0;
            }
        }
    }
}
