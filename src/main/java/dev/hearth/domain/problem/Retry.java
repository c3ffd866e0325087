// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.problem;

/** When trying again makes sense. */
public enum Retry {
    /** The same call may succeed in a moment: a lost connection, a busy server. The engine tries again by itself. */
    SOON,
    /** Only after somebody changed something: a wrong password, a full disk. */
    AFTER_FIX,
    /** Never by itself, because going on could do harm: a changed host key, a corrupt download. */
    NEVER
}
