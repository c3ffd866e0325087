// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.cluster;

import dev.hearth.domain.secret.SecretRef;
import org.jspecify.annotations.Nullable;

/**
 * How Hearth gets into a node.
 *
 * @param host name or address as the user typed it
 * @param port 1 to 65535
 * @param login how the user proves who they are
 * @param sudoPassword what sudo asks for; null when the user is root or sudo asks for nothing
 * @param jump the host to go through first (as ssh -J); null for none
 */
public record SshAccess(
        String host, int port, String user, Login login, @Nullable SecretRef sudoPassword, @Nullable SshAccess jump) {

    public SshAccess {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a port is 1 to 65535, not " + port);
        }
    }

    /** {@code user@host:port}, as logs and known_hosts speak of it. */
    public String destination() {
        return user + "@" + host + (port == 22 ? "" : ":" + port);
    }

    /** A way to log in. */
    public sealed interface Login {
        /**
         * A private key (OpenSSH or PEM).
         *
         * @param path on the desktop; a leading {@code ~/} is the home folder
         * @param passphrase asked for when the key is encrypted
         */
        record KeyFile(String path, SecretRef passphrase) implements Login {}

        /** Whatever the running SSH agent offers (Unix socket, Windows OpenSSH agent, Pageant). */
        record Agent() implements Login {}

        /** A password, also given to keyboard-interactive prompts. */
        record Password(SecretRef secret) implements Login {}
    }
}
