// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.window;

import dev.hearth.text.Texts;
import dev.hearth.ui.draft.Autosave;
import dev.hearth.ui.page.run.Relay;
import dev.hearth.ui.page.welcome.FilePicker;
import dev.hearth.ui.wizard.Desktop;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * What a session stands on: threads, time, language, and the toolkit's own dialogs.
 *
 * @param ui runs on the window's thread
 * @param background may block
 * @param delay runs later, for saving
 * @param relay hands what a run tells to the window, once a frame
 * @param desktop browser and file dialogs
 */
public record Surroundings(Texts texts, Executor ui, Executor background, Autosave.Delay delay, InstantSource clock, FilePicker picker,
        Relay relay, Desktop desktop) {}
