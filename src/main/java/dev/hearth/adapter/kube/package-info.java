// SPDX-License-Identifier: Apache-2.0
/**
 * The Kubernetes API through fabric8 (JDK HTTP client): the only room that imports its client. May use domain and port. Every
 * exception becomes a Problem in {@link dev.hearth.adapter.kube.ApiProblems}, nowhere else. Tested against fabric8's mock server
 * and, for what goes wrong, against sockets of our own.
 */
@NullMarked
package dev.hearth.adapter.kube;

import org.jspecify.annotations.NullMarked;
