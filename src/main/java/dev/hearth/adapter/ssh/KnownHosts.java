// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.AtomicFile;
import dev.hearth.port.PublicKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Hearth's own known_hosts, in OpenSSH's format (sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT") with plain names. It is read afresh
 * each time, so that what another Hearth or an editor did counts; lines that are not ours to change stay as they are.
 */
final class KnownHosts {
    private final Path file;

    Path file() {
        return file;
    }

    KnownHosts(Path file) {
        this.file = file;
    }

    /** {@code host}, or {@code [host]:port} for another port than 22; in lower case, as OpenSSH does. */
    static String name(String host, int port) {
        String lower = host.toLowerCase(Locale.ROOT);
        return port == 22 ? lower : "[" + lower + "]:" + port;
    }

    /** The keys pinned for this name; none of those marked {@code @revoked} or {@code @cert-authority}. */
    synchronized List<PublicKey> pinned(String name) throws ProblemException {
        List<PublicKey> keys = new ArrayList<>();
        for (String line : lines()) {
            Entry entry = Entry.of(line);
            if (entry.names().contains(name)) {
                keys.add(entry.key());
            }
        }
        return keys;
    }

    /** This key and no other for this name. */
    synchronized void pin(String name, PublicKey key) throws ProblemException {
        List<String> kept = new ArrayList<>();
        for (String line : lines()) {
            Entry entry = Entry.of(line);
            if (!entry.names().contains(name)) {
                kept.add(line);
            } else if (entry.names().size() > 1) {
                kept.add(entry.without(name));
            }
        }
        kept.add(name + " " + key.type() + " " + key.base64());
        try {
            replace(kept);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private List<String> lines() throws ProblemException {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private void replace(List<String> lines) throws IOException {
        AtomicFile.replace(file, lines.stream().map(line -> line + "\n").collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8));
    }

    private ProblemException unusable(IOException e) {
        return new ProblemException(
                Problem.blocking(ProblemCode.STORE_UNWRITABLE, Map.of("path", file.toString())).detail(e.toString()), e);
    }

    /** A line: names, and the key behind them. A comment or a marked line has no names. */
    private record Entry(List<String> names, PublicKey key) {
        private static final Entry NONE = new Entry(List.of(), new PublicKey("", ""));

        static Entry of(String line) {
            String[] words = line.strip().split("\\s+", 4);
            if (words.length < 3 || line.startsWith("#") || line.startsWith("@")) {
                return NONE;
            }
            return new Entry(Arrays.asList(words[0].split(",", -1)), new PublicKey(words[1], words[2]));
        }

        String without(String name) {
            return String.join(",", names.stream().filter(other -> !other.equals(name)).toList()) + " " + key.type() + " " + key.base64();
        }
    }
}
