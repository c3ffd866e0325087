// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.secret;

/**
 * The name of a secret; drafts and plan files hold the name, a {@code SecretStore} the value.
 *
 * @param name kebab-case words joined by slashes: {@code node1/sudo-password}, {@code cluster/token}
 */
public record SecretRef(String name) {
    public SecretRef {
        if (!name.matches("[a-z0-9][a-z0-9./_-]*")) {
            throw new IllegalArgumentException("not the name of a secret: " + name);
        }
    }

    /** Password of the SSH user, also asked by keyboard-interactive. */
    public static SecretRef sshPassword(String node) {
        return new SecretRef(node + "/ssh-password");
    }

    public static SecretRef sudoPassword(String node) {
        return new SecretRef(node + "/sudo-password");
    }

    public static SecretRef keyPassphrase(String node) {
        return new SecretRef(node + "/key-passphrase");
    }

    /** The k3s server token; it is also the key of the bootstrap data in etcd, so it must be kept for a restore. */
    public static SecretRef serverToken() {
        return new SecretRef("cluster/server-token");
    }

    /** The secret half of the DNS provider's credential: secret access key, token or TSIG key. */
    public static SecretRef dnsCredential() {
        return new SecretRef("dns/credential");
    }

    /** The token that may push over HTTPS. */
    public static SecretRef gitToken() {
        return new SecretRef("git/token");
    }

    /** Passphrase of the private key for Git. */
    public static SecretRef gitKeyPassphrase() {
        return new SecretRef("git/key-passphrase");
    }

    /** Opens the recovery kit. */
    public static SecretRef recoveryPassphrase() {
        return new SecretRef("recovery/passphrase");
    }

    /** Opens the kit that a new cluster takes its keys from. */
    public static SecretRef restorePassphrase() {
        return new SecretRef("recovery/restore-passphrase");
    }
}
