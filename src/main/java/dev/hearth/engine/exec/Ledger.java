// SPDX-License-Identifier: Apache-2.0
package dev.hearth.engine.exec;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.problem.StackCode;
import dev.hearth.engine.run.Entry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts entries into the journal and then tells the listener; keeps the faults of either away from the run. */
final class Ledger {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private final Journal journal;
    private Consumer<Entry> listener;
    private boolean broken;

    Ledger(Journal journal, Consumer<Entry> listener) {
        this.journal = journal;
        this.listener = listener;
    }

    /** False once the journal has failed: nothing may be changed any more that would not be recorded. */
    boolean sound() {
        return !broken;
    }

    /** The problem, the one time that the journal fails. The listener hears the entries all the same. */
    Optional<Problem> record(List<Entry> entries) {
        Optional<Problem> problem = broken ? Optional.empty() : keep(entries);
        entries.forEach(this::tell);
        return problem;
    }

    private Optional<Problem> keep(List<Entry> entries) {
        try {
            journal.append(entries);
            return Optional.empty();
        } catch (ProblemException e) {
            broken = true;
            LOG.error("the journal failed: {}", e.getMessage());
            return Optional.of(e.problem());
        } catch (RuntimeException | Error e) {
            broken = true;
            LOG.error("the journal threw", e);
            return Optional.of(Problem.blocking(ProblemCode.UNEXPECTED, Map.of("step", "journal", "code", StackCode.of(e))).detail(e.toString()));
        }
    }

    private void tell(Entry entry) {
        try {
            listener.accept(entry);
        } catch (RuntimeException | Error e) {
            LOG.error("a listener threw at entry {} and is dropped", entry.seq(), e);
            listener = dropped -> {};
        }
    }
}
