// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.artifact;

import dev.hearth.port.Transfer;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Writes a body behind what is there of the file. Everything that came is kept when the connection breaks. */
final class Saving implements BodySubscriber<Void> {
    private static final int REPORT_EVERY = 1 << 18;

    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final FileChannel out;
    private final Transfer transfer;
    private final long total;
    private final Runnable alive;
    private Flow.@Nullable Subscription subscription;
    private long position;
    private long reported;

    /**
     * @param total bytes of the whole file; -1 when it is not known
     * @param alive called whenever something comes
     */
    Saving(Path file, long offset, long total, Transfer transfer, Runnable alive) throws IOException {
        this.out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        this.position = offset;
        this.reported = offset;
        this.total = total;
        this.transfer = transfer;
        this.alive = alive;
        out.truncate(offset);
        out.position(offset);
        transfer.moved(offset, total);
    }

    @Override
    public CompletionStage<Void> getBody() {
        return done;
    }

    @Override
    public void onSubscribe(Flow.Subscription fresh) {
        subscription = fresh;
        fresh.request(1);
    }

    @Override
    public synchronized void onNext(List<ByteBuffer> buffers) {
        if (done.isDone() || subscription == null) {
            return;
        }
        alive.run();
        try {
            for (ByteBuffer bytes : buffers) {
                write(bytes);
            }
            subscription.request(1);
        } catch (IOException e) {
            subscription.cancel();
            end(new NotWrittenException(e));
        }
    }

    /** Writes all of it. */
    void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            position += out.write(bytes);
        }
        if (position - reported >= REPORT_EVERY) {
            reported = position;
            transfer.moved(position, total);
        }
    }

    @Override
    public synchronized void onError(Throwable cause) {
        end(cause);
    }

    @Override
    public synchronized void onComplete() {
        transfer.moved(position, total);
        end(null);
    }

    /** No byte is written after this. */
    synchronized void stop() {
        if (subscription != null) {
            subscription.cancel();
        }
        end(new IOException("stopped"));
    }

    private void end(@Nullable Throwable cause) {
        Throwable why = cause;
        try {
            out.close();
        } catch (IOException e) {
            why = why == null ? new NotWrittenException(e) : why;
        }
        if (why == null) {
            done.complete(null);
        } else {
            done.completeExceptionally(why);
        }
    }

    /** It is the disk here that failed, not the network. */
    static final class NotWrittenException extends IOException {
        private static final long serialVersionUID = 1L;

        NotWrittenException(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
