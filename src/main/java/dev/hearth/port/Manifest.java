// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

/**
 * A Kubernetes object as it is applied and as it stands in Git.
 *
 * @param yaml one document, UTF-8, keys in the API's order, ending with a line feed
 */
public record Manifest(ObjectRef ref, String yaml) {}
