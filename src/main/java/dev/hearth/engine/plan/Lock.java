// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.plan;

/** Something that only one step at a time may hold, from before it acts until it is verified. */
public record Lock(String name) {
    /** etcd takes one learner at a time (component facts 1.5). */
    public static final Lock CLUSTER_MEMBERSHIP = new Lock("cluster/membership");

    /** One thing at a time goes away and comes back: k3s on a node, or the machine. */
    public static final Lock ONE_RESTART = new Lock("cluster/restart");

    /** Changes to one node. */
    public static Lock node(String node) {
        return new Lock("node/" + node);
    }
}
