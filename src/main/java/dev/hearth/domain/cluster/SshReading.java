// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.cluster;

import dev.hearth.domain.cluster.SshAccess.Login;
import dev.hearth.domain.problem.Field;
import dev.hearth.domain.secret.SecretRef;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads SSH settings: the shared ones, a node's own, and both laid over one another. */
final class SshReading {
    private static final String USUAL_KEY = "~/.ssh/id_ed25519";

    private SshReading() {}

    /** Looks at what is typed there; an empty text is no problem here. */
    static void check(String prefix, ClusterDraft.Ssh ssh, Findings findings) {
        findings.optional(Field.of(prefix + "user"), ssh.user(), "user", Shapes::user);
        findings.optional(Field.of(prefix + "port"), ssh.port(), "port", Shapes::port);
        findings.optional(Field.of(prefix + "login"), ssh.login(), "login", text -> oneOf(text, "key", "agent", "password"));
        findings.optional(Field.of(prefix + "key"), ssh.key(), "path", Shapes::path);
        findings.optional(Field.of(prefix + "sudo"), ssh.sudo(), "sudo", text -> oneOf(text, "password", "none"));
        findings.optional(Field.of(prefix + "jump"), ssh.jump(), "jump", text -> oneOf(text, JumpHost.NONE).or(() -> JumpHost.parse(text).map(JumpHost::host)));
    }

    static ClusterDraft.Ssh merge(ClusterDraft.Ssh shared, ClusterDraft.Ssh own) {
        return new ClusterDraft.Ssh(
                over(shared.user(), own.user()),
                over(shared.port(), own.port()),
                over(shared.login(), own.login()),
                over(shared.key(), own.key()),
                over(shared.sudo(), own.sudo()),
                over(shared.jump(), own.jump()));
    }

    /** @return empty when something in {@code merged} cannot be used; {@link #check} said what */
    static Optional<SshAccess> access(String node, String host, ClusterDraft.Ssh merged) {
        Optional<String> user = Shapes.user(merged.user());
        Optional<Integer> port = Shapes.port(merged.port().isEmpty() ? "22" : merged.port());
        Optional<Login> login = login(node, merged);
        boolean sudo = oneOf(merged.sudo(), "", "password", "none").isPresent();
        Optional<JumpHost> jump = JumpHost.parse(merged.jump());
        boolean direct = oneOf(merged.jump(), "", JumpHost.NONE).isPresent();
        if (user.isEmpty() || port.isEmpty() || login.isEmpty() || !sudo || (jump.isEmpty() && !direct)) {
            return Optional.empty();
        }
        boolean asks = !user.get().equals("root") && oneOf(merged.sudo(), "none").isEmpty();
        return Optional.of(new SshAccess(host, port.get(), user.get(), login.get(), asks ? SecretRef.sudoPassword(node) : null,
                direct ? null : through(jump.orElseThrow(), host, port.get(), user.get(), login.get())));
    }

    /** A node that is the shared jump host is reached directly. */
    private static @Nullable SshAccess through(JumpHost jump, String host, int port, String user, Login login) {
        boolean itself = jump.host().equals(host) && jump.port() == port;
        return itself ? null : new SshAccess(jump.host(), jump.port(), jump.user().isEmpty() ? user : jump.user(), login, null, null);
    }

    private static Optional<Login> login(String node, ClusterDraft.Ssh merged) {
        return oneOf(merged.login(), "", "key", "agent", "password").flatMap(kind -> switch (kind) {
            case "agent" -> Optional.of(new Login.Agent());
            case "password" -> Optional.of(new Login.Password(SecretRef.sshPassword(node)));
            default -> Shapes.path(merged.key().isEmpty() ? USUAL_KEY : merged.key())
                    .map(path -> new Login.KeyFile(path, SecretRef.keyPassphrase(node)));
        });
    }

    /** The text in lower case when it is one of those words. */
    static Optional<String> oneOf(String text, String... words) {
        return Optional.of(text.strip().toLowerCase(Locale.ROOT)).filter(java.util.List.of(words)::contains);
    }

    private static String over(String shared, String own) {
        return own.isBlank() ? shared.strip() : own.strip();
    }
}
