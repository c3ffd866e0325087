// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.cluster;

import java.util.Optional;

/**
 * A host to go through, as {@code ssh -J} takes it: {@code [user@]host[:port]}, one of them.
 *
 * @param user empty: the node's
 */
record JumpHost(String user, String host, int port) {
    /** Says that there is none where the shared settings have one, as in ssh_config(5), ProxyJump. */
    static final String NONE = "none";

    static Optional<JumpHost> parse(String text) {
        int at = text.lastIndexOf('@');
        int colon = text.indexOf(':', at + 1);
        String user = at < 0 ? "" : text.substring(0, at);
        Optional<String> host = Shapes.host(text.substring(at + 1, colon < 0 ? text.length() : colon));
        Optional<Integer> port = colon < 0 ? Optional.of(22) : Shapes.port(text.substring(colon + 1));
        if (host.isEmpty() || port.isEmpty() || (at >= 0 && Shapes.user(user).isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new JumpHost(user, host.get(), port.get()));
    }
}
