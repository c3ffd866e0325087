// SPDX-License-Identifier: Apache-2.0
/**
 * What the user asks for: the draft as typed, the specification as checked, nodes, roles, quorum. Pure; may use java.base
 * and domain alone. Tested by tables.
 */
@NullMarked
package dev.hearth.domain.cluster;

import org.jspecify.annotations.NullMarked;
