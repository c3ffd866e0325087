// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app.cli;

import dev.hearth.domain.cluster.ClusterDraft;
import picocli.CommandLine.Option;

/** How to log in; what is left out is as in a plan file. */
final class SshOptions {
    @Option(names = "--user", paramLabel = "USER", description = "the user to log in as")
    String user = "";

    @Option(names = "--port", paramLabel = "PORT", description = "of SSH; 22 when it is left out")
    String port = "";

    @Option(names = "--login", paramLabel = "WAY", description = "key, agent or password; key when it is left out")
    String login = "";

    @Option(names = "--key", paramLabel = "FILE", description = "the private key")
    String key = "";

    @Option(names = "--sudo", paramLabel = "WAY", description = "password or none; password when it is left out")
    String sudo = "";

    ClusterDraft.Ssh ssh() {
        return new ClusterDraft.Ssh(user, port, login, key, sudo, "");
    }
}
