// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.run;

import dev.hearth.ui.Workbench.Level;
import dev.hearth.ui.Workbench.LogLine;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Which lines of the log are wanted; an empty part wants all.
 *
 * @param place a node's name, or {@code cluster} or {@code desktop}: the first part of a step's id
 * @param component as in {@code StepInfo.component}
 * @param least lines that weigh less are not wanted
 * @param step a step's id
 * @param text somewhere in the line or the step's id, in any case
 */
record LogFilter(String place, String component, Level least, String step, String text) {
    static final LogFilter ALL = new LogFilter("", "", Level.OUTPUT, "", "");

    Predicate<LogLine> predicate() {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return line -> (place.isEmpty() || line.step().startsWith(place + "/"))
                && (component.isEmpty() || line.component().equals(component))
                && line.level().compareTo(least) >= 0
                && (step.isEmpty() || line.step().equals(step))
                && (wanted.isEmpty() || line.text().toLowerCase(Locale.ROOT).contains(wanted) || line.step().contains(wanted));
    }
}
