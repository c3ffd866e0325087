// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** One password in a file of its own: its owner's alone from the first moment, on the disk before anybody relies on it. */
public record PasswordFile(Path path) {
    /** The one that Argo CD made for admin. */
    public static PasswordFile ofArgoCd(Path folder) {
        return new PasswordFile(folder.resolve("argocd-admin-password"));
    }

    /** Empty when it is not kept here any more. */
    public Optional<Secret> read() throws ProblemException {
        try {
            return Optional.of(Secret.of(Files.readAllBytes(path)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    public void write(Secret password) throws ProblemException {
        try {
            AtomicFile.replace(path, password.reveal(), AtomicFile::ownerOnly);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Its owner has taken it over. */
    public void delete() throws ProblemException {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private ProblemException unusable(IOException e) {
        return new ProblemException(Problem.blocking(ProblemCode.STORE_UNWRITABLE, Map.of("path", path.toString())).detail(e.toString()), e);
    }
}
