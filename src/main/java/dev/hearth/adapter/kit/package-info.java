// SPDX-License-Identifier: Apache-2.0
/**
 * Recovery kits as files: a ZIP, encrypted by age with a passphrase. The only room that knows jagged and password4j. Tested on real
 * files, on age's own test vectors, and with files that age itself wrote.
 */
@NullMarked
package dev.hearth.adapter.kit;

import org.jspecify.annotations.NullMarked;
