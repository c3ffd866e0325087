// SPDX-License-Identifier: Apache-2.0
/**
 * cert-manager: the rehearsal of the DNS credential before it, its issuers and certificates (guide G2, G40 to G42). May use what recipes
 * use. Tested with practice's plays.
 */
@NullMarked
package dev.hearth.recipe.certmanager;

import org.jspecify.annotations.NullMarked;
