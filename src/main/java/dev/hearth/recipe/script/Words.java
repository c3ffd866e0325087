// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.script;

/** What steps and their reasons are called, to people. */
public interface Words {
    /** @param id of a step, whole */
    String step(String id);

    /** @param why of an edge */
    String why(String why);
}
