// SPDX-License-Identifier: Apache-2.0
/**
 * Values that must never be printed. May use java.base alone. Tested for what their toString and exceptions say.
 */
@NullMarked
package dev.hearth.domain.secret;

import org.jspecify.annotations.NullMarked;
