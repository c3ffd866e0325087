// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.ssh;

/**
 * A machine and how it is reached; empty texts where nothing is said of it.
 *
 * @param alias what its owner calls it; empty when it has only an address
 * @param host name or address
 * @param key path of the private key, as it was written
 * @param jump {@code [user@]host[:port]} to go through
 * @param command whether a ProxyCommand leads there, which Hearth does not run
 */
public record SshHost(String alias, String host, String user, String port, String key, String jump, boolean command) {
    /** As people write it: {@code ann@192.168.1.11:2222}. */
    public String destination() {
        return (user.isEmpty() ? "" : user + "@") + host + (port.isEmpty() ? "" : ":" + port);
    }
}
