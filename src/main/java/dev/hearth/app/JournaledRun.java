// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import dev.hearth.adapter.store.FileJournal;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.exec.RunHandle;
import dev.hearth.engine.run.Event;
import dev.hearth.ui.Workbench;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A run whose events are kept in the cluster's folder. When it ends, whoever waits or not, journal and lock are closed and the date noted. */
final class JournaledRun implements Workbench.Running {
    private static final Logger LOG = LoggerFactory.getLogger(JournaledRun.class);
    private final RunHandle run;
    private final Thread end;

    JournaledRun(RunHandle run, FileJournal journal, ClusterLock lock, Ready ready) {
        this.run = run;
        this.end = Thread.ofVirtual().name("end of run").start(() -> note(run, journal, lock, ready));
    }

    /** What is noted when the run has ended ready. */
    @FunctionalInterface
    interface Ready {
        void at(Instant end) throws ProblemException;
    }

    @Override
    public void cancel(Event.Cancel how) {
        run.cancel(how);
    }

    @Override
    public Event.Outcome await() throws InterruptedException {
        Event.Outcome outcome = run.await();
        end.join();
        return outcome;
    }

    private static void note(RunHandle run, FileJournal journal, ClusterLock lock, Ready ready) {
        try (journal; lock) {
            if (run.await() == Event.Outcome.READY) {
                ready.at(Instant.now());
            }
        } catch (ProblemException e) {
            // What counts is on the nodes; only the date on the welcome page is missing.
            LOG.warn("the end of the run was not noted: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
