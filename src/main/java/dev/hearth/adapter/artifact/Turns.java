// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.artifact;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/** One at a time for each file, here and among other running Hearths: who comes second finds the file there. */
final class Turns {
    /** A file lock holds for the whole process, so threads need one of their own. */
    private static final ConcurrentMap<Path, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

    private Turns() {}

    interface Turn extends AutoCloseable {
        @Override
        void close() throws IOException;
    }

    static Turn take(Path lockFile) throws IOException, InterruptedException {
        ReentrantLock mine = LOCKS.computeIfAbsent(lockFile.toAbsolutePath().normalize(), path -> new ReentrantLock());
        mine.lockInterruptibly();
        FileChannel channel = null;
        try {
            channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock();
            FileChannel held = channel;
            return () -> {
                try {
                    held.close();
                } finally {
                    mine.unlock();
                }
            };
        } catch (IOException | RuntimeException e) {
            if (channel != null) {
                channel.close();
            }
            mine.unlock();
            if (e instanceof FileLockInterruptionException || e instanceof ClosedByInterruptException) {
                Thread.interrupted();
                throw new InterruptedException();
            }
            throw e;
        }
    }
}
