// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** A text at the place that its owner chose. */
public final class UserFile {
    private UserFile() {}

    /**
     * Replaces what is there.
     *
     * @throws ProblemException STORE_UNWRITABLE
     */
    public static void program(Path file, String text) throws ProblemException {
        try {
            AtomicFile.replace(file, text.getBytes(StandardCharsets.UTF_8), UserFile::executable);
        } catch (IOException e) {
            throw new ProblemException(Problem.blocking(ProblemCode.STORE_UNWRITABLE, Map.of("path", file.toString())).detail(e.toString()), e);
        }
    }

    private static void executable(Path file) throws IOException {
        if (AtomicFile.posix(file)) {
            Set<PosixFilePermission> rights = EnumSet.copyOf(Files.getPosixFilePermissions(file));
            rights.add(PosixFilePermission.OWNER_EXECUTE);
            Files.setPosixFilePermissions(file, rights);
        }
    }
}
