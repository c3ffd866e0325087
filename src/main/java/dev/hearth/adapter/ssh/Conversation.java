// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import dev.hearth.domain.secret.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Speaks with one command over one channel. sudo's password is said when sudo asks for it with our own random prompt, once,
 * and the command's input only after the command itself has said that it runs: so neither can ever be read by the other,
 * whatever sudo remembers or asks (ADR 0011). Blocks; {@link #abandon} ends it from another thread.
 */
final class Conversation {
    private final Live live;
    private final BlockingQueue<Captured.Signal> signals = new LinkedBlockingQueue<>();
    private final Captured out;
    private final Captured err;
    private volatile @Nullable ChannelExec channel;
    private volatile boolean abandoned;

    Conversation(Live live, Marks marks, int outputLimit) {
        this.live = live;
        this.out = new Captured(marks, outputLimit, signal -> {});
        this.err = new Captured(marks, outputLimit, signals::add);
    }

    /**
     * @param password null when there is none to say
     * @param onStart called once the command itself runs
     * @throws JSchException when no command was started
     */
    Ended hold(String line, Feed feed, @Nullable Secret password, Runnable onStart, Duration connect) throws JSchException, IOException, InterruptedException {
        ChannelExec opened = (ChannelExec) live.session().openChannel("exec");
        if (opened == null) {
            throw new JSchException("session is down");
        }
        channel = opened;
        opened.setCommand(line.getBytes(StandardCharsets.UTF_8));
        opened.setOutputStream(out);
        opened.setErrStream(err);
        OutputStream stdin = opened.getOutputStream();
        int prompts = 0;
        try {
            opened.connect((int) connect.toMillis());
            Captured.Signal signal = abandoned ? Captured.Signal.ENDED : signals.take();
            while (signal != Captured.Signal.ENDED) {
                if (signal == Captured.Signal.STARTED) {
                    onStart.run();
                    feed(opened, stdin, feed);
                } else if (password == null || prompts++ > 0) {
                    break;
                } else {
                    answer(stdin, password);
                }
                signal = signals.take();
            }
        } finally {
            opened.disconnect();
        }
        return new Ended(out.started() && err.started(), prompts, opened.getExitStatus(), opened.getExitSignal(), out, err);
    }

    private static void answer(OutputStream stdin, Secret password) {
        byte[] utf8 = password.reveal();
        byte[] line = Arrays.copyOf(utf8, utf8.length + 1);
        line[utf8.length] = '\n';
        try {
            stdin.write(line);
            stdin.flush();
        } catch (IOException e) {
            JschLog.LOG.debug("sudo went away", e);
        } finally {
            Arrays.fill(utf8, (byte) 0);
            Arrays.fill(line, (byte) 0);
        }
    }

    /** A command may end without reading all of its input: then its exit code tells, not the broken pipe. */
    private static void feed(ChannelExec channel, OutputStream stdin, Feed feed) throws IOException {
        try {
            feed.into(new Stdin(channel, stdin));
        } catch (Stdin.BrokenException e) {
            JschLog.LOG.debug("the command did not read all of its input", e);
        }
        try {
            stdin.close();
        } catch (IOException e) {
            JschLog.LOG.debug("the command did not wait for the end of its input", e);
        }
    }

    /** Whether the server said no to the channel: jsch keeps its reason (RFC 4254 5.1) as the exit status. */
    boolean refused() {
        ChannelExec open = channel;
        return open != null && open.isClosed() && open.getExitStatus() > 0;
    }

    /** Whether the channel has ended without telling: jsch can miss to close its streams when a session ends early. */
    void listen() {
        ChannelExec open = channel;
        boolean up = live.up();
        if (!up && open != null) {
            // It waits on the channel for an answer that cannot come, and looks at the session only when woken.
            synchronized (open) {
                open.notifyAll();
            }
        }
        if (!up || (open != null && open.isClosed())) {
            signals.add(Captured.Signal.ENDED);
        }
    }

    void abandon() {
        abandoned = true;
        signals.add(Captured.Signal.ENDED);
        ChannelExec open = channel;
        if (open != null) {
            // It writes to the server and can wait for that; nobody needs to wait with it.
            Thread.ofVirtual().start(open::disconnect);
        }
    }

    /**
     * @param started whether the command itself ran
     * @param exit -1 when the server told no code
     * @param signal that ended it, without SIG; null for none
     */
    record Ended(boolean started, int prompts, int exit, @Nullable String signal, Captured out, Captured err) {
        /** What sudo or the login shell said in place of running it. */
        String said() {
            return (err.said() + "\n" + out.said()).strip();
        }
    }

    /** jsch drops what is written to a channel that has closed; a source of 175 MB should hear of it. */
    private static final class Stdin extends OutputStream {
        private final ChannelExec channel;
        private final OutputStream out;

        Stdin(ChannelExec channel, OutputStream out) {
            this.channel = channel;
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            try {
                out.write(from, offset, length);
            } catch (IOException e) {
                throw new BrokenException(e);
            }
            if (channel.isClosed()) {
                throw new BrokenException(null);
            }
        }

        @Override
        public void flush() throws IOException {
            try {
                out.flush();
            } catch (IOException e) {
                throw new BrokenException(e);
            }
        }

        static final class BrokenException extends IOException {
            private static final long serialVersionUID = 1L;

            BrokenException(@Nullable Throwable cause) {
                super("nobody reads", cause);
            }
        }
    }
}
