// SPDX-License-Identifier: Apache-2.0
/**
 * What Hearth can put right on a machine before a cluster is built there: judged by what the machine says now, done by a few
 * commands that are shown before. Pure; preflight offers what the recipe does, because both ask here. Tested by tables.
 */
@NullMarked
package dev.hearth.node.mend;

import org.jspecify.annotations.NullMarked;
