// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

/**
 * Names an object.
 *
 * @param apiVersion as {@code apps/v1}
 * @param namespace empty for what has none
 */
public record ObjectRef(String apiVersion, String kind, String namespace, String name) {
    @Override
    public String toString() {
        return kind + " " + (namespace.isEmpty() ? "" : namespace + "/") + name;
    }
}
