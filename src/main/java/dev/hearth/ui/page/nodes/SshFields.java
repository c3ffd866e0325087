// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import dev.hearth.domain.cluster.ClusterDraft.Node;
import dev.hearth.domain.cluster.SshAccess;
import dev.hearth.domain.problem.Field;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where on the page it belongs that a node could not be got into: its own field when it has one that counts, else that of all. */
final class SshFields {
    private static final Set<ProblemCode> KEYS =
            Set.of(ProblemCode.SSH_KEY_UNREADABLE, ProblemCode.SSH_PASSPHRASE_MISSING, ProblemCode.SSH_PASSPHRASE_WRONG);

    private final Secrets secrets;

    SshFields(Secrets secrets) {
        this.secrets = secrets;
    }

    /** @return the problem at each field that may be its cause; empty when it is none of getting in */
    List<Problem> at(Problem problem, int index, Node node, SshAccess access) {
        return paths(problem, index, node, access).map(path -> problem.at(Field.of(path))).toList();
    }

    private Stream<String> paths(Problem problem, int index, Node node, SshAccess access) {
        @Nullable SshAccess jump = access.jump();
        String host = problem.args().getOrDefault("host", access.host());
        if (jump != null && !KEYS.contains(problem.code()) && host.equals(jump.host()) && !host.equals(access.host())) {
            return Stream.of(own(index, "jump", node.ssh().jump()));
        }
        return switch (problem.code()) {
            case SSH_NAME_UNKNOWN, SSH_UNREACHABLE, SSH_HOST_KEY_CHANGED, SSH_HOST_KEY_UNKNOWN, SSH_CONNECTION_LOST, SSH_NO_COMMON_ALGORITHM ->
                Stream.of(Field.node(index, "host").path());
            case SSH_REFUSED, SSH_NOT_SSH -> Stream.of(own(index, "port", node.ssh().port()));
            case SSH_JUMP_REFUSED -> Stream.of(own(index, "jump", node.ssh().jump()));
            // A server does not tell which of the two it does not like.
            case SSH_AUTH_FAILED -> Stream.of(user(index, node), proof(index, node, access.login()));
            case SSH_KEY_UNREADABLE -> Stream.of(own(index, "key", node.ssh().key()));
            case SSH_PASSPHRASE_MISSING, SSH_PASSPHRASE_WRONG -> Stream.of(secret(index, node, Secrets.Kind.PASSPHRASE));
            case SSH_PASSWORD_MISSING -> Stream.of(secret(index, node, Secrets.Kind.PASSWORD));
            case SSH_AGENT_MISSING, SSH_AGENT_EMPTY, SSH_TOO_MANY_KEYS -> Stream.of(own(index, "login", node.ssh().login()));
            case SUDO_PASSWORD_WRONG, SUDO_PASSWORD_MISSING -> Stream.of(secret(index, node, Secrets.Kind.SUDO));
            case SUDO_NOT_ALLOWED, SUDO_NEEDS_TERMINAL, SUDO_MISSING, SSH_NO_SHELL, SSH_CHANNEL_REFUSED -> Stream.of(user(index, node));
            default -> Stream.of();
        };
    }

    private String proof(int index, Node node, SshAccess.Login login) {
        return switch (login) {
            case SshAccess.Login.KeyFile key -> own(index, "key", node.ssh().key());
            case SshAccess.Login.Agent() -> own(index, "login", node.ssh().login());
            case SshAccess.Login.Password password -> secret(index, node, Secrets.Kind.PASSWORD);
        };
    }

    private static String user(int index, Node node) {
        return own(index, "user", node.ssh().user());
    }

    private static String own(int index, String key, String text) {
        return text.isBlank() ? "ssh." + key : "nodes[" + index + "].ssh." + key;
    }

    /** A secret that was not typed for the node alone is the one of all; so is one that is missing, unless the node has a way of its own. */
    private String secret(int index, Node node, Secrets.Kind kind) {
        boolean own = secrets.has(index, kind)
                || (!secrets.has(kind) && Stream.of(node.ssh().key(), node.ssh().login(), node.ssh().sudo()).anyMatch(text -> !text.isBlank()));
        return (own ? "nodes[" + index + "].ssh." : "ssh.") + kind.field();
    }
}
