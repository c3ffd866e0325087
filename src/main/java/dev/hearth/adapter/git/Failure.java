// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.git;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.problem.Retry;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.internal.JGitText;

/** Says what went wrong with a server, from JGit's exceptions and the server's words. */
record Failure(String url, Map<String, String> facts, boolean writing) {
    /** What Git hosts say to a key that may not do it (GitHub, GitLab, Gitea, gitolite: "marked as read only", "not allowed to push"). */
    private static final Pattern FORBIDDEN = Pattern.compile("(?i)read[- ]only|denied|not allowed|not permitted|forbidden|write access|\\b403\\b");

    ProblemException translate(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException known) {
                return known;
            }
        }
        String words = Objects.requireNonNullElse(e.getMessage(), e.toString());
        return new ProblemException(problem(e, words).detail(words), e);
    }

    private Problem problem(Exception e, String words) {
        if (caused(e, SSLException.class)) {
            return blocking(ProblemCode.GIT_CERTIFICATE);
        }
        if (words.endsWith(JGitText.get().notAuthorized) || words.endsWith(JGitText.get().authenticationNotSupported)) {
            return blocking(ProblemCode.GIT_REFUSED);
        }
        boolean forbidden = FORBIDDEN.matcher(words).find();
        if (forbidden && e instanceof TransportException) {
            return blocking(writing ? ProblemCode.GIT_READ_ONLY : ProblemCode.GIT_REFUSED);
        }
        if (e instanceof NoRemoteRepositoryException) {
            return blocking(ProblemCode.GIT_MISSING);
        }
        if (e instanceof TransportException || !(e instanceof IOException)) {
            return blocking(ProblemCode.GIT_UNREACHABLE).retry(Retry.SOON);
        }
        return Problem.blocking(ProblemCode.GIT_FOLDER, Map.of("path", url));
    }

    private Problem blocking(ProblemCode code) {
        Map<String, String> args = new TreeMap<>(facts);
        args.put("url", url);
        args.put("branch", "-");
        return Problem.blocking(code, args);
    }

    private static boolean caused(Throwable e, Class<? extends Throwable> kind) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
