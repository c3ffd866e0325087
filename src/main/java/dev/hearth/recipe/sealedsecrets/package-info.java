// SPDX-License-Identifier: Apache-2.0
/** Sealed Secrets: its key, its controller, and the proof that it opens what was sealed here. Tested on played ports and in practice. */
@NullMarked
package dev.hearth.recipe.sealedsecrets;

import org.jspecify.annotations.NullMarked;
