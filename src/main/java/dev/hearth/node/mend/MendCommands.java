// SPDX-License-Identifier: Apache-2.0
package dev.hearth.node.mend;

import dev.hearth.port.RemoteCommand;
import java.util.List;

/** What is said to a node that something is put right on. */
final class MendCommands {
    /** The first copy is the one that counts. */
    private static final String COPY = """
            set -eu
            [ -e "$2" ] || cp -p -- "$1" "$2"
            sync "$2"
            """;
    /** A moment later and by itself, so that the answer arrives. */
    private static final String REBOOT = "setsid sh -c 'sleep 1; systemctl reboot' </dev/null >/dev/null 2>&1 &";

    private MendCommands() {}

    /** Nothing happens where there is a copy already. */
    static RemoteCommand copy(String path, String copy) {
        return RemoteCommand.script("copy-file", COPY, path, copy).asRoot();
    }

    static RemoteCommand reboot() {
        return RemoteCommand.script("reboot", REBOOT).asRoot();
    }

    /** One word after the other, as the firewall's own program takes them. */
    static RemoteCommand firewallRule(List<String> words) {
        return RemoteCommand.of("firewall-rule", words.toArray(String[]::new)).asRoot();
    }

    static RemoteCommand setNtp() {
        return RemoteCommand.of("set-ntp", "timedatectl", "set-ntp", "true").asRoot();
    }


    /** @param address with its prefix, as {@code 192.168.5.200/32} */
    static RemoteCommand dropAddress(String address, String networkInterface) {
        return RemoteCommand.of("drop-address", "ip", "addr", "del", address, "dev", networkInterface).asRoot();
    }
}
