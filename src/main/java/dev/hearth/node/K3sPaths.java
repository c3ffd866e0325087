// SPDX-License-Identifier: Apache-2.0
package dev.hearth.node;

/** Where k3s keeps things on a node (k3s documentation: configuration, cluster datastore, tokens). */
public final class K3sPaths {
    public static final String BINARY = "/usr/local/bin/k3s";
    public static final String CONFIG = "/etc/rancher/k3s/config.yaml";
    public static final String REGISTRIES = "/etc/rancher/k3s/registries.yaml";
    public static final String KUBECONFIG = "/etc/rancher/k3s/k3s.yaml";
    public static final String DATA = "/var/lib/rancher/k3s";
    public static final String TOKEN = "/var/lib/rancher/k3s/server/token";
    public static final String AGENT_TOKEN = "/var/lib/rancher/k3s/server/agent-token";
    public static final String SNAPSHOTS = "/var/lib/rancher/k3s/server/db/snapshots";
    /** Hearth's own: how far a restore is on a server. */
    public static final String RESTORE = "/var/lib/rancher/k3s/server/hearth-restore";
    public static final String SYSCTL = "/etc/sysctl.d/90-hearth.conf";
    public static final String SERVER_UNIT = "k3s";
    public static final String AGENT_UNIT = "k3s-agent";

    private K3sPaths() {}
}
