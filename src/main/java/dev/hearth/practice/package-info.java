// SPDX-License-Identifier: Apache-2.0
/**
 * The simulated homelab: the ports played in memory, with faults to rehearse. May use domain, port, node and the engine's
 * Clock. It answers commands by name and arguments and never reads a script. Its machines move on in small ticks of played time
 * whenever somebody asks, so there is no thread to wait for. Held to the truth by the contract tests that the real adapters pass
 * too.
 */
@NullMarked
package dev.hearth.practice;

import org.jspecify.annotations.NullMarked;
