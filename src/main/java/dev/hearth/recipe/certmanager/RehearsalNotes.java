// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.certmanager;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What was rehearsed with success, in a file. The credential is in it as 64 bits of a salted SHA-256: enough to know another one, and
 * nothing to search a random secret by.
 */
final class RehearsalNotes {
    private static final SecureRandom RANDOM = new SecureRandom();
    private final Path file;
    private final String account;

    /** @param account domain and provider, all but the secret */
    RehearsalNotes(Path file, String account) {
        this.file = file;
        this.account = account;
    }

    record Note(String evidence, boolean split) {}

    /** @param credential empty where only somebody looks and has none: then the rest must agree */
    Optional<Note> find(Optional<Secret> credential) {
        Properties note = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            note.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            // a note that cannot be read costs one more rehearsal
            return Optional.empty();
        }
        boolean same = account.equals(note.getProperty("account"))
                && credential.map(secret -> print(note.getProperty("salt", ""), secret).equals(note.getProperty("credential"))).orElse(true);
        return same ? Optional.of(new Note(note.getProperty("evidence", ""), Boolean.parseBoolean(note.getProperty("split")))) : Optional.empty();
    }

    void write(Secret credential, Note note) throws ProblemException {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        String salt = HexFormat.of().formatHex(random);
        Properties lines = new Properties();
        lines.putAll(Map.of("account", account, "salt", salt, "credential", print(salt, credential),
                "evidence", note.evidence(), "split", Boolean.toString(note.split())));
        StringWriter text = new StringWriter();
        try {
            lines.store(text, null);
            Path part = file.resolveSibling(file.getFileName() + ".part");
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(part, text.toString());
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ProblemException(Problem.blocking(ProblemCode.STORE_UNWRITABLE, Map.of("path", file.toString())).detail(e.getClass().getSimpleName()), e);
        }
    }

    private static String print(String salt, Secret secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(HexFormat.of().parseHex(salt));
            return HexFormat.of().formatHex(digest.digest(secret.reveal()), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
