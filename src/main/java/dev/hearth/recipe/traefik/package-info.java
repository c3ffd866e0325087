// SPDX-License-Identifier: Apache-2.0
/** Traefik: definitions, pods, its address on the LAN, routes, and the proof by HTTPS. Tested with practice's cluster and on the lab. */
@NullMarked
package dev.hearth.recipe.traefik;

import org.jspecify.annotations.NullMarked;
