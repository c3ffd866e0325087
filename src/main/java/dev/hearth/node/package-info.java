// SPDX-License-Identifier: Apache-2.0
/**
 * What Hearth says to a Linux node and how it reads the answers: commands by name, the survey script and its strict
 * parser. May use domain and port. Practice answers the same commands.
 */
@NullMarked
package dev.hearth.node;

import org.jspecify.annotations.NullMarked;
