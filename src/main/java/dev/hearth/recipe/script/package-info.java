// SPDX-License-Identifier: Apache-2.0
/**
 * The plan as a shell script that people read and run without Hearth: steps say their own part of it, here it becomes one file. May use
 * what recipes use, and no step by name. Tested by bash: its syntax, and what it sends to played machines beside what the steps do there.
 */
@NullMarked
package dev.hearth.recipe.script;

import org.jspecify.annotations.NullMarked;
