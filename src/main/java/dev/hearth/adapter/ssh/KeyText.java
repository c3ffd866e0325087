// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the file of a private key, and tells apart why one is none. Who may read it is the user's affair. */
final class KeyText {
    /** An RSA key of 16384 bits takes 13 kB; what is much larger is something else. */
    private static final int LIMIT = 1 << 16;

    /** One line of OpenSSH (sshd(8), AUTHORIZED_KEYS), RFC 4716, or PEM (RFC 7468, 13). */
    private static final Pattern PUBLIC =
            Pattern.compile("\\s*((ssh|ecdsa|sk-ssh|sk-ecdsa)-\\S+ AAAA|---- BEGIN SSH2 PUBLIC KEY|-----BEGIN (RSA )?PUBLIC KEY)");

    private KeyText() {}

    static byte[] read(String path) throws ProblemException {
        try {
            Path file = path.startsWith("~/") ? Path.of(System.getProperty("user.home"), path.substring(2)) : Path.of(path);
            if (Files.isDirectory(file)) {
                throw unreadable(path, "folder", null);
            }
            byte[] text;
            try (InputStream in = Files.newInputStream(file)) {
                text = in.readNBytes(LIMIT + 1);
            }
            if (text.length > LIMIT) {
                throw unreadable(path, "format", null);
            } else if (PUBLIC.matcher(new String(text, 0, Math.min(text.length, 80), StandardCharsets.ISO_8859_1)).lookingAt()) {
                throw unreadable(path, "public", null);
            }
            return text;
        } catch (NoSuchFileException | InvalidPathException e) {
            throw unreadable(path, "missing", e);
        } catch (IOException e) {
            throw unreadable(path, "", e);
        }
    }

    /** @param code as in {@link dev.hearth.port.RemoteHosts#locked}; empty when the file may not be read */
    static ProblemException unreadable(String path, String code, @org.jspecify.annotations.Nullable Exception cause) {
        Map<String, String> args = new TreeMap<>(Map.of("path", path));
        if (!code.isEmpty()) {
            args.put("code", code);
        }
        Problem problem = Problem.blocking(ProblemCode.SSH_KEY_UNREADABLE, args);
        return cause == null ? problem.asException() : new ProblemException(problem.detail(cause.toString()), cause);
    }
}
