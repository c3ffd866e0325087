// SPDX-License-Identifier: Apache-2.0
/** Hearth: home machines to a k3s HA cluster, in one sitting. Only the launcher lives here; see the rooms below. */
@NullMarked
package dev.hearth;

import org.jspecify.annotations.NullMarked;
