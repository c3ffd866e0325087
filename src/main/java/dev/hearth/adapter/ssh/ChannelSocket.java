// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import com.jcraft.jsch.ChannelDirectTCPIP;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;

/**
 * A connection through a jump host (as {@code ssh -J}): a direct-tcpip channel (RFC 4254 7.2) that looks like a socket, with
 * time limits for reading, so that keep-alive works through it. No local port is opened that others could use.
 */
final class ChannelSocket extends Socket {
    private final ChannelDirectTCPIP channel;
    private final Pipe incoming;
    private final OutputStream outgoing;

    private ChannelSocket(ChannelDirectTCPIP channel, Pipe incoming, OutputStream outgoing) {
        this.channel = channel;
        this.incoming = incoming;
        this.outgoing = outgoing;
    }

    static ChannelSocket open(Session jump, String host, int port, Duration timeout) throws IOException {
        ChannelDirectTCPIP channel = null;
        try {
            channel = (ChannelDirectTCPIP) jump.openChannel("direct-tcpip");
            if (channel == null) {
                throw new RefusedException(-1, null);
            }
            channel.setHost(host);
            channel.setPort(port);
            Pipe incoming = new Pipe();
            channel.setOutputStream(incoming.sink());
            OutputStream outgoing = channel.getOutputStream();
            channel.connect((int) timeout.toMillis());
            return new ChannelSocket(channel, incoming, outgoing);
        } catch (JSchException e) {
            throw new RefusedException(channel == null ? -1 : channel.getExitStatus(), e);
        }
    }

    @Override
    public InputStream getInputStream() {
        return incoming;
    }

    @Override
    public OutputStream getOutputStream() {
        return outgoing;
    }

    @Override
    public void setSoTimeout(int millis) {
        incoming.timeout(millis);
    }

    /** Nothing to set: the jump host's connection has it. */
    @Override
    public void setTcpNoDelay(boolean on) {}

    @Override
    public synchronized void close() {
        incoming.close();
        // What jsch writes on closing can wait for the jump host; nobody needs to wait with it.
        Thread.ofVirtual().start(channel::disconnect);
    }

    /** The jump host did not open the way. */
    static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1L;
        private final int reason;

        /** @param reason RFC 4254 5.1: 1 prohibited, 2 connect failed; -1 when the jump host did not answer */
        RefusedException(int reason, @org.jspecify.annotations.Nullable Throwable cause) {
            super("the jump host did not open the way, reason " + reason, cause);
            this.reason = reason;
        }

        int reason() {
            return reason;
        }
    }
}
