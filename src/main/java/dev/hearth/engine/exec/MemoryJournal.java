// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.exec;

import dev.hearth.engine.run.Entry;
import java.util.ArrayList;
import java.util.List;

/** For dry runs and practice: kept until the program ends. */
public final class MemoryJournal implements Journal {
    private final List<Entry> kept = new ArrayList<>();

    @Override
    public synchronized void append(List<Entry> entries) {
        kept.addAll(entries);
    }

    @Override
    public synchronized List<Entry> read() {
        return List.copyOf(kept);
    }
}
