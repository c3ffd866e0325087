// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.script;

import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.cluster.SshAccess;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.RemoteHosts;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The ways to the machines, as ssh itself writes them down (ssh_config(5)), and the keys that they are known by. */
final class SshSettings {
    private final StringBuilder config = new StringBuilder();
    private final Set<String> known = new TreeSet<>();

    private SshSettings() {}

    static SshSettings of(List<NodeSpec> nodes, RemoteHosts hosts) throws ProblemException {
        SshSettings settings = new SshSettings();
        for (NodeSpec node : nodes) {
            settings.add(node.name(), node.access(), hosts);
        }
        return settings;
    }

    /** Lines without those that name files of the script's own. */
    String config() {
        return config.toString();
    }

    /** Lines of known_hosts. */
    String known() {
        return known.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private void add(String name, SshAccess access, RemoteHosts hosts) throws ProblemException {
        known.addAll(hosts.known(access));
        config.append("Host ").append(name).append('\n');
        set("HostName", access.host());
        set("Port", String.valueOf(access.port()));
        set("User", access.user());
        if (access.login() instanceof SshAccess.Login.KeyFile key) {
            set("IdentityFile", file(key.path()));
            set("IdentitiesOnly", "yes");
        }
        SshAccess jump = access.jump();
        if (jump != null) {
            // no node has a dot in its name
            set("ProxyJump", name + ".jump");
            add(name + ".jump", jump, hosts);
        }
    }

    private void set(String key, String value) {
        config.append("  ").append(key).append(' ').append(value).append('\n');
    }

    /** ssh puts words into places such as %h, and ends a word at a blank. */
    private static String file(String path) {
        if (path.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a path with control characters");
        }
        return '"' + path.replace("%", "%%").replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
