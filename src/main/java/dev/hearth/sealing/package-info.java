// SPDX-License-Identifier: Apache-2.0
/**
 * Sealing and unsealing as Sealed Secrets does it, byte for byte, without a cluster. Pure: java.base and {@code domain.secret} alone.
 * Tested against values that upstream's own code sealed, and by a second implementation that is in the tests alone.
 */
@NullMarked
package dev.hearth.sealing;

import org.jspecify.annotations.NullMarked;
