// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.run;

import dev.hearth.engine.run.Entry;
import dev.hearth.ui.Workbench.LogLine;

/** What a run tells: through one queue, so that lines and events stay in the order in which they came. */
sealed interface Heard {
    record Happened(Entry entry) implements Heard {}

    record Said(LogLine line) implements Heard {}
}
