// SPDX-License-Identifier: Apache-2.0
/**
 * The Kubernetes API through fabric8 (JDK HTTP client): the only room that imports its client. May use domain and port. Every
 * exception becomes a Problem in {@link dev.hearth.adapter.kube.ApiProblems}, nowhere else. Tested against a TLS server on
 * loopback that records what is asked and gives a k3s server's answers, bare sockets for what goes wrong, and the lab.
 */
@NullMarked
package dev.hearth.adapter.kube;

import org.jspecify.annotations.NullMarked;
