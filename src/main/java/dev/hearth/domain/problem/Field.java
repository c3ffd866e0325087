// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.problem;

/**
 * The place in the draft that a problem belongs to, as in the plan file: {@code network.vip}, {@code nodes[1].host}.
 *
 * @param path keys joined by dots, list positions from 0 in brackets; never empty
 */
public record Field(String path) {
    public Field {
        if (path.isBlank()) {
            throw new IllegalArgumentException("a field has a path");
        }
    }

    public static Field of(String path) {
        return new Field(path);
    }

    /** The field {@code key} of the node at {@code index}, counted from 0. */
    public static Field node(int index, String key) {
        return new Field("nodes[" + index + "]." + key);
    }
}
