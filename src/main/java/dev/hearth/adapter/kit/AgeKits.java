// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.kit;

import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.AtomicFile;
import dev.hearth.port.RecoveryKits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Kits as ZIP files inside of age files. A path that begins with {@code ~/} is in the home folder. */
public final class AgeKits implements RecoveryKits {
    private static final int LARGEST = 16 << 20;
    private final Path home;
    private final int work;
    private final Scrypt opening = new Scrypt(Passphrase::derived);

    public AgeKits(Path home) {
        this(home, Passphrase.WORK);
    }

    /** @param work the logarithm of scrypt's N for what is written */
    public AgeKits(Path home, int work) {
        this.home = home;
        this.work = work;
    }

    @Override
    public boolean exists(Path file) {
        return Files.exists(place(file));
    }

    @Override
    public Optional<String> sum(Path file) throws ProblemException {
        if (!exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(place(file)))));
        } catch (IOException | NoSuchAlgorithmException e) {
            throw unreadable(file, e);
        }
    }

    @Override
    public void write(Path file, Secret passphrase, Map<String, Secret> files) throws ProblemException {
        try {
            ByteArrayOutputStream encrypted = new ByteArrayOutputStream();
            try (WritableByteChannel age = new StandardEncryptingChannelFactory().newEncryptingChannel(Channels.newChannel(encrypted), List.of(new Passphrase(passphrase, work, Passphrase::derived)));
                    ZipOutputStream zip = new ZipOutputStream(Channels.newOutputStream(age))) {
                for (Map.Entry<String, Secret> each : new TreeMap<>(files).entrySet()) {
                    ZipEntry entry = new ZipEntry(each.getKey());
                    // ZIP's own time has no zone
                    entry.setLastModifiedTime(FileTime.fromMillis(System.currentTimeMillis()));
                    zip.putNextEntry(entry);
                    zip.write(each.getValue().reveal());
                    zip.closeEntry();
                }
            }
            // A folder that is not there may be a stick that is not plugged in: this fails then, and makes none.
            Path folder = place(file).toAbsolutePath().resolveSibling(".").toRealPath();
            AtomicFile.replace(folder.resolve(place(file).getFileName()), encrypted.toByteArray(), AtomicFile::ownerOnly);
        } catch (IOException | GeneralSecurityException e) {
            throw new ProblemException(Problem.blocking(ProblemCode.KIT_UNWRITABLE, Map.of("path", file.toString())).detail(e.toString()), e);
        }
    }

    @Override
    public Optional<Opened> open(Path file, Secret passphrase) throws ProblemException {
        if (!exists(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(place(file));
                ReadableByteChannel age = new StandardDecryptingChannelFactory().newDecryptingChannel(Channels.newChannel(in), List.of(new Passphrase(passphrase, work, opening::key)));
                ZipInputStream zip = new ZipInputStream(Channels.newInputStream(age))) {
            Map<String, Secret> files = new TreeMap<>();
            Instant made = Instant.EPOCH;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), Secret.of(zip.readNBytes(LARGEST)));
                made = entry.getLastModifiedTime() == null ? made : entry.getLastModifiedTime().toInstant();
            }
            if (files.isEmpty()) {
                throw new IOException("nothing in it");
            }
            return Optional.of(new Opened(files, made));
        } catch (Passphrase.WrongException e) {
            throw new ProblemException(Problem.blocking(ProblemCode.KIT_PASSPHRASE_WRONG, Map.of("path", file.toString())), e);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw unreadable(file, e);
        }
    }

    private static ProblemException unreadable(Path file, Exception e) {
        return new ProblemException(Problem.blocking(ProblemCode.KIT_UNREADABLE, Map.of("path", file.toString())).detail(e.toString()), e);
    }

    private Path place(Path file) {
        return file.startsWith("~") ? home.resolve(Path.of("~").relativize(file)) : file;
    }
}
