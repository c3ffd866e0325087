// SPDX-License-Identifier: Apache-2.0
/**
 * Every Kubernetes object that Hearth makes, once: the bootstrap and the Git repository use the same ones. Pure; may use
 * domain, port.Manifest and Kubernetes model classes.
 */
@NullMarked
package dev.hearth.manifest;

import org.jspecify.annotations.NullMarked;
