// SPDX-License-Identifier: Apache-2.0
/**
 * What Hearth needs from the world, in the field's own terms. May use domain alone. Each port has a real adapter and a
 * practice one; a contract test runs the same cases against both.
 */
@NullMarked
package dev.hearth.port;

import org.jspecify.annotations.NullMarked;
