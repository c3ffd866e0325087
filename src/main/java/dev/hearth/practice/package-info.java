// SPDX-License-Identifier: Apache-2.0
/**
 * The simulated homelab: the ports played in memory, with faults to rehearse. May use domain, port and node. Held to the
 * truth by the contract tests that the real adapters pass too.
 */
@NullMarked
package dev.hearth.practice;

import org.jspecify.annotations.NullMarked;
