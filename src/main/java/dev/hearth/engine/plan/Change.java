// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.plan;

/**
 * One change that a step will make, as Review shows it.
 *
 * @param verb what is done
 * @param subject to what: a path, a unit, a Kubernetes object
 * @param place where: a node's name, {@code cluster} or {@code desktop}
 */
public record Change(Verb verb, String subject, String place) {
    /** The text of each is in the bundles under {@code verb.*}. */
    public enum Verb {
        DOWNLOAD,
        UPLOAD,
        WRITE,
        CREATE,
        CHANGE,
        INSTALL,
        START,
        RESTART,
        JOIN,
        PIN,
        MERGE,
        REMOVE
    }
}
