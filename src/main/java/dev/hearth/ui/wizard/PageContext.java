// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.wizard;

import dev.hearth.text.Texts;
import dev.hearth.ui.Workbench;
import dev.hearth.ui.draft.DraftModel;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * What every page is given.
 *
 * @param ui runs on the window's thread
 * @param background may block
 */
public record PageContext(
        Workbench bench, DraftModel draft, Texts texts, Executor ui, Executor background, InstantSource clock) {}
