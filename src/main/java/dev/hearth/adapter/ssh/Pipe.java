// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Bytes from one thread to another, with a time limit for the reader. The writer never waits: it is the jump host's one
 * reading thread, and the reader here may be waiting for that thread to let it write. What can pile up is bounded by how
 * fast the reader deciphers, which is as fast as the writer does.
 */
final class Pipe extends InputStream {
    private final Deque<byte[]> chunks = new ArrayDeque<>();
    private int position;
    private boolean closed;
    private int timeout;

    /** @param millis 0 for no limit, as in {@link java.net.Socket#setSoTimeout} */
    synchronized void timeout(int millis) {
        timeout = millis;
    }

    OutputStream sink() {
        return new OutputStream() {
            @Override
            public void write(int one) {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] from, int offset, int length) {
                synchronized (Pipe.this) {
                    if (length > 0 && !closed) {
                        chunks.add(java.util.Arrays.copyOfRange(from, offset, offset + length));
                        Pipe.this.notifyAll();
                    }
                }
            }

            @Override
            public void close() {
                Pipe.this.close();
            }
        };
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public synchronized int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        await();
        byte[] first = chunks.peek();
        if (first == null) {
            return -1;
        }
        int count = Math.min(length, first.length - position);
        System.arraycopy(first, position, into, offset, count);
        position += count;
        if (position == first.length) {
            chunks.remove();
            position = 0;
        }
        return count;
    }

    private void await() throws IOException {
        long deadline = timeout == 0 ? Long.MAX_VALUE : System.nanoTime() + timeout * 1_000_000L;
        while (chunks.isEmpty() && !closed) {
            long left = timeout == 0 ? 60_000 : (deadline - System.nanoTime()) / 1_000_000 + 1;
            if (timeout != 0 && System.nanoTime() >= deadline) {
                throw new SocketTimeoutException("nothing in " + timeout + " ms");
            }
            try {
                wait(Math.max(1, left));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new java.io.InterruptedIOException("interrupted");
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
