// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.store;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.exec.Journal;
import dev.hearth.engine.run.Entry;
import dev.hearth.engine.run.Event;
import dev.hearth.port.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A journal in a file: lines of JSON, only ever appended to, the owner's alone. Several runs may follow one another in it; only
 * one at a time may write.
 *
 * <p>A line without its end is what a crash or a full disk leaves of an entry; it is passed over when reading and cut off when
 * the file is opened for writing.
 */
public final class FileJournal implements Journal, AutoCloseable {
    /** Beyond any content, so that on Windows, where locks bind readers too, the file stays readable. */
    private static final long LOCK_AT = Long.MAX_VALUE - 1;

    private final Path file;
    private final FileChannel channel;
    private final EventJson json = new EventJson();

    private FileJournal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * @param entries all that can be read
     * @param unknown whole lines that cannot: of a newer version, or damaged
     * @param torn whether the last line has no end
     */
    public record Contents(List<Entry> entries, int unknown, boolean torn) {
        public Contents {
            entries = List.copyOf(entries);
        }
    }

    /**
     * Opens a journal to append to, and makes it and its folder when missing.
     *
     * @throws ProblemException JOURNAL_BUSY when another run has it open, JOURNAL_UNWRITABLE
     */
    public static FileJournal open(Path file) throws ProblemException {
        FileChannel channel = null;
        try {
            channel = channel(file);
            if (!locked(channel)) {
                channel.close();
                throw Problem.blocking(ProblemCode.JOURNAL_BUSY, Map.of("path", file.toString())).asException();
            }
            long end = endOfLastLine(channel);
            channel.truncate(end).position(end);
            return new FileJournal(file, channel);
        } catch (IOException e) {
            closeQuietly(channel);
            throw unwritable(file, e);
        }
    }

    /**
     * Reads a journal, also while a run writes it. One that is not there is empty.
     *
     * @throws ProblemException JOURNAL_UNREADABLE when the file cannot be read at all
     */
    public static Contents contents(Path file) throws ProblemException {
        if (!Files.exists(file)) {
            return new Contents(List.of(), 0, false);
        }
        try {
            // Not as UTF-8 with errors: a damaged byte spoils its line, not the file.
            return contents(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.blocking(ProblemCode.JOURNAL_UNREADABLE, Map.of("path", file.toString())).detail(e.toString()), e);
        }
    }

    private static Contents contents(String text) {
        EventJson json = new EventJson();
        List<Entry> entries = new ArrayList<>();
        int unknown = 0;
        int at = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', at)) {
            Optional<Entry> entry = json.entry(text.substring(at, end));
            entry.ifPresent(entries::add);
            unknown += entry.isPresent() ? 0 : 1;
            at = end + 1;
        }
        return new Contents(entries, unknown, at < text.length());
    }

    @Override
    public void append(List<Entry> entries) throws ProblemException {
        StringBuilder lines = new StringBuilder();
        boolean force = false;
        for (Entry entry : entries) {
            lines.append(json.line(entry)).append('\n');
            force |= matters(entry.event());
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            if (force) {
                channel.force(false);
            }
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** Whether losing it in a power cut would lose something that was done; a look can be repeated. */
    private static boolean matters(Event event) {
        return switch (event) {
            case Event.StepProbing e -> false;
            case Event.StepSatisfied e -> false;
            case Event.StepWouldAct e -> false;
            case Event.StepUnknown e -> false;
            case Event.StepProgress e -> false;
            case Event.StepVerifying e -> false;
            case Event.StepSkipped e -> false;
            case Event.StepCancelled e -> false;
            case Event.RunStarted e -> true;
            case Event.StepActing e -> true;
            case Event.StepDone e -> true;
            case Event.StepFailed e -> true;
            case Event.CancelRequested e -> true;
            case Event.RunProblem e -> true;
            case Event.RunEnded e -> true;
        };
    }

    @Override
    public List<Entry> read() throws ProblemException {
        return contents(file).entries();
    }

    /** Lets the next run have it. */
    @Override
    public void close() throws ProblemException {
        try {
            channel.close();
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static FileChannel channel(Path file) throws IOException {
        Path whole = file.toAbsolutePath();
        Path folder = whole.getParent();
        if (folder == null) {
            throw new IOException(file + " is no file");
        }
        AtomicFile.folders(folder);
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean made = !Files.exists(whole);
        FileChannel channel = AtomicFile.posix(whole)
                ? FileChannel.open(whole, options, PosixFilePermissions.asFileAttribute(AtomicFile.OWNER_ONLY))
                : FileChannel.open(whole, options);
        if (made) {
            AtomicFile.force(folder);
        }
        return channel;
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock(LOCK_AT, 1, false);
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static long endOfLastLine(FileChannel channel) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        long end = channel.size();
        while (end > 0) {
            one.clear();
            channel.read(one, end - 1);
            if (one.get(0) == '\n') {
                return end;
            }
            end--;
        }
        return 0;
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // The first failure is the one to tell.
        }
    }

    private static ProblemException unwritable(Path file, IOException cause) {
        return new ProblemException(
                Problem.blocking(ProblemCode.JOURNAL_UNWRITABLE, Map.of("path", file.toString())).detail(cause.toString()), cause);
    }
}
