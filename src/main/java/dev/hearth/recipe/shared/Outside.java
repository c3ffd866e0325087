// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import dev.hearth.port.DnsRehearsals;
import dev.hearth.port.GitRemotes;

/**
 * The world beyond nodes and cluster.
 *
 * @param safe where what must outlive the cluster is kept
 */
public record Outside(DnsRehearsals rehearsals, GitRemotes git, Safe safe) {}
