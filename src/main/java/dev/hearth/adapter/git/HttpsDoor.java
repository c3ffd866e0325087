// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.git;

import dev.hearth.domain.platform.GitTarget;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.port.SecretStore;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;

/** By user and token; the certificate must be one that the desktop trusts. */
final class HttpsDoor implements Door {
    private final GitTarget.Https target;
    private final SecretStore secrets;

    HttpsDoor(GitTarget.Https target, SecretStore secrets) {
        this.target = target;
        this.secrets = secrets;
    }

    @Override
    public void prepare(Transport transport) throws ProblemException {
        transport.setCredentialsProvider(new UsernamePasswordCredentialsProvider(target.user(), token().revealText()));
    }

    @Override
    public Optional<String> publicKey() {
        return Optional.empty();
    }

    @Override
    public Map<String, Secret> credential() throws ProblemException {
        return Map.of("username", Secret.of(target.user()), "password", token());
    }

    @Override
    public Optional<String> hostKey() {
        return Optional.empty();
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("host", Objects.requireNonNullElse(URI.create(target.url()).getHost(), target.url()), "credential", target.user());
    }

    private Secret token() throws ProblemException {
        return secrets.find(SecretRef.gitToken()).filter(found -> !found.isEmpty())
                .orElseThrow(() -> Problem.blocking(ProblemCode.GIT_TOKEN_MISSING, Map.of("url", target.url(), "user", target.user())).asException());
    }
}
