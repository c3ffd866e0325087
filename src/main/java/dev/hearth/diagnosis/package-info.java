// SPDX-License-Identifier: Apache-2.0
/**
 * Symptoms, causes, remedies: what to collect, rules to judge it, preflight among them. May use domain, port and node.
 * Tested by tables of evidence.
 */
@NullMarked
package dev.hearth.diagnosis;

import org.jspecify.annotations.NullMarked;
