// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.cluster;

/** What a node is to k3s: a server runs the control plane and etcd (and pods); an agent runs pods alone. */
public enum Role {
    SERVER,
    AGENT
}
