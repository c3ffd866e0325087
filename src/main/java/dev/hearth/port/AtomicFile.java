// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Files that are either the old or the new one, whatever happens in between: written beside the target, forced to the disk,
 * moved over it, and the move forced too (rename is atomic by POSIX; the folder's fsync is what makes it last).
 */
public final class AtomicFile {
    public static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");

    private static final Duration STALE = Duration.ofMinutes(10);

    private AtomicFile() {}

    /** Follows a link to the file that it means. A new file is the owner's alone; an old one keeps who may read it. */
    public static void replace(Path file, byte[] content) throws IOException {
        replace(file, content, temporary -> {});
    }

    /** Something that happens when the new file is written and not yet moved. */
    @FunctionalInterface
    public interface BeforeMove {
        void written(Path temporary) throws IOException;
    }

    public static void replace(Path file, byte[] content, BeforeMove before) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null) {
            throw new IOException(file + " is no file");
        }
        folders(folder);
        sweep(folder, "." + target.getFileName() + ".");
        Path temporary = Files.createTempFile(folder, "." + target.getFileName() + ".", ".tmp", attributes(folder));
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(content);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            if (posix(folder) && Files.exists(target)) {
                Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(target));
            }
            before.written(temporary);
            move(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
        force(folder);
    }

    public static void ownerOnly(Path file) throws IOException {
        if (posix(file)) {
            Files.setPosixFilePermissions(file, OWNER_ONLY);
        }
    }

    /** Makes a folder and what is missing above it, for the owner alone. */
    public static void folders(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path above = folder.toAbsolutePath().getParent();
        if (above != null) {
            folders(above);
        }
        if (posix(folder)) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_FOLDER));
        } else {
            Files.createDirectories(folder);
        }
    }

    /** Puts a finished file in its place, in one step and for good. */
    public static void put(Path finished, Path place) throws IOException {
        try (FileChannel file = FileChannel.open(finished, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        move(finished, place);
        force(place.toAbsolutePath().resolveSibling("."));
    }

    /** What a writer that died left behind. */
    private static void sweep(Path folder, String prefix) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, each -> name(each).startsWith(prefix) && name(each).endsWith(".tmp"))) {
            for (Path each : left) {
                // Not one that another Hearth writes at this moment.
                if (Files.getLastModifiedTime(each).toInstant().isBefore(Instant.now().minus(STALE))) {
                    Files.deleteIfExists(each);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    /** By the file system, not by its mount point, which a chroot or a container may not name. */
    public static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] attributes(Path folder) {
        return posix(folder) ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)} : new FileAttribute<?>[0];
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Windows opens no folders; there the file system's own journal has to do. */
    public static void force(Path folder) throws IOException {
        if (posix(folder)) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
