// SPDX-License-Identifier: Apache-2.0
/**
 * IPv4 address planning: subnets, ranges, the plan of a LAN, its conflicts and the planner. Pure; may use java.base
 * alone. Tested by tables and by laws over seeded random plans.
 */
@NullMarked
package dev.hearth.domain.net;

import org.jspecify.annotations.NullMarked;
