// SPDX-License-Identifier: Apache-2.0
/**
 * Which versions are installed and where their files come from. Pure; may use java.base alone.
 */
@NullMarked
package dev.hearth.domain.release;

import org.jspecify.annotations.NullMarked;
