// SPDX-License-Identifier: Apache-2.0
/** Hearth on real machines: whole runs of the program, as a user starts it, against the lab. Tag lab, run with -Plab. */
@NullMarked
package dev.hearth.lab;

import org.jspecify.annotations.NullMarked;
