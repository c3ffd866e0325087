// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.run;

import dev.hearth.ui.Workbench.LogLine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The last 100,000 lines, and those of them that the filter lets through. Used on the window's thread alone. */
final class LogModel {
    static final int CAPACITY = 100_000;
    /** So many are dropped at once, because dropping one by one would move all the others each time. */
    private static final int SLACK = CAPACITY / 10;

    private final List<LogLine> all = new ArrayList<>();
    private final ObservableList<LogLine> visible = FXCollections.observableArrayList();
    private Predicate<LogLine> filter = line -> true;

    /** Never more than the capacity and a tenth. */
    ObservableList<LogLine> visible() {
        return visible;
    }

    List<LogLine> all() {
        return java.util.Collections.unmodifiableList(all);
    }

    void add(List<LogLine> lines) {
        all.addAll(lines);
        visible.addAll(lines.stream().filter(filter).toList());
        if (all.size() > CAPACITY + SLACK) {
            List<LogLine> old = all.subList(0, all.size() - CAPACITY);
            int shown = (int) old.stream().filter(filter).count();
            old.clear();
            visible.remove(0, shown);
        }
    }

    void filter(LogFilter wanted) {
        filter = wanted.predicate();
        visible.setAll(all.stream().filter(filter).toList());
    }

    void clear() {
        all.clear();
        visible.clear();
    }
}
