// SPDX-License-Identifier: Apache-2.0
/**
 * k3s on every node, kube-vip in front of the servers, and the proof that the control plane stands. Tested step by step with
 * practice's hosts.
 */
@NullMarked
package dev.hearth.recipe.controlplane;

import org.jspecify.annotations.NullMarked;
