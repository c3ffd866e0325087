// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.store;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/** What tells this user's Hearth on this computer from all others: random, made once, kept beside the settings. */
public final class DeskId {
    private DeskId() {}

    /** @throws ProblemException STORE_UNWRITABLE */
    public static String in(Path folder) throws ProblemException {
        Path file = folder.resolve("desk-id");
        try {
            String kept = read(file);
            if (kept.matches("[0-9a-f-]{36}")) {
                return kept;
            }
            String made = UUID.randomUUID().toString();
            AtomicFile.replace(file, (made + "\n").getBytes(StandardCharsets.UTF_8));
            return made;
        } catch (IOException e) {
            throw new ProblemException(Problem.blocking(ProblemCode.STORE_UNWRITABLE, Map.of("path", file.toString())).detail(e.toString()), e);
        }
    }

    private static String read(Path file) throws IOException {
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException e) {
            return "";
        }
    }
}
