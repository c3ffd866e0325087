// SPDX-License-Identifier: Apache-2.0
/** The recovery kit: written, opened again, compared with the cluster at every look. Tested on played ports and in practice. */
@NullMarked
package dev.hearth.recipe.recovery;

import org.jspecify.annotations.NullMarked;
