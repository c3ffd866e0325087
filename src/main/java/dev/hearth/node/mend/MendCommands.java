// SPDX-License-Identifier: Apache-2.0
package dev.hearth.node.mend;

import dev.hearth.port.RemoteCommand;

/** What is said to a node that something is put right on. */
final class MendCommands {
    private MendCommands() {}

    /** @param address with its prefix, as {@code 192.168.5.200/32} */
    static RemoteCommand dropAddress(String address, String networkInterface) {
        return RemoteCommand.of("drop-address", "ip", "addr", "del", address, "dev", networkInterface).asRoot();
    }
}
