// SPDX-License-Identifier: Apache-2.0
/**
 * What can be wrong, as values: a code, the field it belongs to, and what to do about it. May use java.base alone. Tested
 * by tables; every code has texts in every language (TextsTest).
 */
@NullMarked
package dev.hearth.domain.problem;

import org.jspecify.annotations.NullMarked;
