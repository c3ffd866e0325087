// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import dev.hearth.port.DnsApis;
import dev.hearth.port.DnsRehearsals;
import dev.hearth.port.GitRemotes;
import dev.hearth.port.NameServers;
import dev.hearth.port.RecoveryKits;
import dev.hearth.port.SecretStore;
import java.nio.file.Path;

/**
 * The world beyond nodes and cluster.
 *
 * @param folder of the cluster on the desktop
 */
public record Outside(
        DnsApis dns, NameServers nameServers, DnsRehearsals rehearsals, GitRemotes git, RecoveryKits kits, SecretStore secrets, Path folder) {
    public Safe safe() {
        return new Safe(kits, secrets, folder);
    }
}
