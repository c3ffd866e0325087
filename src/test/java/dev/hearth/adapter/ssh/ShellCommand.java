// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/** A command line run by the real /bin/sh of this machine, as sshd would by the user's login shell. */
class ShellCommand implements Command {
    private final ProcessBuilder builder;
    private InputStream in;
    private OutputStream out;
    private OutputStream err;
    private ExitCallback exit;
    private Process process;

    ShellCommand(String line, Map<String, String> environment) {
        builder = new ProcessBuilder("/bin/sh", "-c", line);
        builder.environment().putAll(environment);
    }

    @Override
    public void setInputStream(InputStream stream) {
        in = stream;
    }

    @Override
    public void setOutputStream(OutputStream stream) {
        out = stream;
    }

    @Override
    public void setErrorStream(OutputStream stream) {
        err = stream;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        exit = callback;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) throws IOException {
        process = builder.start();
        Thread.ofVirtual().start(() -> pump(in, process.getOutputStream(), true));
        Thread outPump = Thread.ofVirtual().start(() -> pump(process.getInputStream(), out, false));
        Thread errPump = Thread.ofVirtual().start(() -> pump(process.getErrorStream(), err, false));
        Thread.ofVirtual().start(() -> {
            try {
                int code = process.waitFor();
                outPump.join();
                errPump.join();
                exit.onExit(code);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static void pump(InputStream from, OutputStream to, boolean close) {
        byte[] bytes = new byte[32 << 10];
        try {
            for (int count = from.read(bytes); count >= 0; count = from.read(bytes)) {
                to.write(bytes, 0, count);
                to.flush();
            }
        } catch (IOException e) {
            // One of both ends has gone: that is how a pipe ends.
        } finally {
            if (close) {
                closeQuietly(to);
            }
        }
    }

    private static void closeQuietly(OutputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            // Nobody reads any more.
        }
    }

    /** As sshd does: the command's pipes are closed; it ends when it notices. */
    @Override
    public void destroy(ChannelSession channel) {
        if (process != null) {
            closeQuietly(process.getOutputStream());
        }
    }
}
