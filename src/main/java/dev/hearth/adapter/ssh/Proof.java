// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import com.jcraft.jsch.IdentityRepository;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.UIKeyboardInteractive;
import com.jcraft.jsch.UserInfo;
import dev.hearth.domain.secret.Secret;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How the user proves who they are, ready to be used for one handshake. */
sealed interface Proof {
    /** SSH's method names (RFC 4252, RFC 4256), best first. */
    String methods();

    void into(Session session);

    /**
     * Public keys, and no others: as OpenSSH's IdentitiesOnly.
     *
     * @param agent whether they are an agent's
     */
    record Keys(IdentityRepository identities, boolean agent) implements Proof {
        @Override
        public String methods() {
            return "publickey";
        }

        @Override
        public void into(Session session) {
            session.setIdentityRepository(identities);
        }
    }

    /** A password, said once: a second try with the same one would only count against the user (fail2ban, pam_faillock). */
    record Password(Secret secret) implements Proof {
        @Override
        public String methods() {
            return "password,keyboard-interactive";
        }

        @Override
        public void into(Session session) {
            byte[] utf8 = secret.reveal();
            session.setPassword(utf8);
            Arrays.fill(utf8, (byte) 0);
            session.setConfig("MaxAuthTries", "1");
            session.setUserInfo(new OneAnswer(secret));
        }
    }

    /** Answers the first hidden prompt, in whatever language it is asked; a code or a new password is not ours to give. */
    final class OneAnswer implements UserInfo, UIKeyboardInteractive {
        private final Secret secret;
        private boolean said;

        private OneAnswer(Secret secret) {
            this.secret = secret;
        }

        @Override
        public String @Nullable [] promptKeyboardInteractive(
                String destination, String name, String instruction, String[] prompts, boolean[] echo) {
            if (prompts.length == 0) {
                return new String[0];
            }
            if (said || prompts.length > 1 || echo[0]) {
                return null;
            }
            said = true;
            return new String[] {secret.revealText()};
        }

        @Override
        public @Nullable String getPassphrase() {
            return null;
        }

        @Override
        public @Nullable String getPassword() {
            return null;
        }

        @Override
        public boolean promptPassword(String message) {
            return false;
        }

        @Override
        public boolean promptPassphrase(String message) {
            return false;
        }

        @Override
        public boolean promptYesNo(String message) {
            return false;
        }

        /** The server's banner. */
        @Override
        public void showMessage(String message) {}
    }
}
