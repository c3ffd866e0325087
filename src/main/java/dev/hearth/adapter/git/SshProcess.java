// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.git;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The command at the other end, as JGit wants to see it. */
final class SshProcess extends Process {
    private static final long LOOK_MILLIS = 20;
    private final ChannelExec channel;
    private final OutputStream in;
    private final InputStream out;
    private final InputStream err;

    private SshProcess(ChannelExec channel) throws IOException {
        this.channel = channel;
        this.in = channel.getOutputStream();
        this.out = channel.getInputStream();
        this.err = channel.getErrStream();
    }

    static SshProcess start(ChannelExec channel, int timeoutMillis) throws IOException, JSchException {
        // jsch wants its streams taken before the command begins, or loses the first bytes
        SshProcess process = new SshProcess(channel);
        channel.connect(timeoutMillis);
        return process;
    }

    @Override
    public OutputStream getOutputStream() {
        return in;
    }

    @Override
    public InputStream getInputStream() {
        return out;
    }

    @Override
    public InputStream getErrorStream() {
        return err;
    }

    @Override
    public int waitFor() throws InterruptedException {
        while (channel.isConnected() && !channel.isClosed()) {
            Thread.sleep(LOOK_MILLIS);
        }
        return channel.getExitStatus();
    }

    @Override
    public int exitValue() {
        if (channel.isConnected() && !channel.isClosed()) {
            throw new IllegalThreadStateException("still running");
        }
        return channel.getExitStatus();
    }

    @Override
    public void destroy() {
        channel.disconnect();
    }
}
