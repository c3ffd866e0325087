// SPDX-License-Identifier: Apache-2.0
/**
 * The sentences that people read, from bundles in resources/dev/hearth/texts; shared by the window and the command line.
 * May use domain alone. Tested for complete, equal and used keys in every language.
 */
@NullMarked
package dev.hearth.text;

import org.jspecify.annotations.NullMarked;
