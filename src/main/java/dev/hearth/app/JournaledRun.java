// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import dev.hearth.adapter.store.FileJournal;
import dev.hearth.adapter.store.FolderClusterStore;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.exec.RunHandle;
import dev.hearth.engine.run.Event;
import dev.hearth.ui.Workbench;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A run whose events are kept in the cluster's folder; whoever waits first closes the journal and notes that the cluster stands. */
final class JournaledRun implements Workbench.Running {
    private static final Logger LOG = LoggerFactory.getLogger(JournaledRun.class);
    private final RunHandle run;
    private final FileJournal journal;
    private final FolderClusterStore clusters;
    private final String cluster;

    JournaledRun(RunHandle run, FileJournal journal, FolderClusterStore clusters, String cluster) {
        this.run = run;
        this.journal = journal;
        this.clusters = clusters;
        this.cluster = cluster;
    }

    @Override
    public void cancel(Event.Cancel how) {
        run.cancel(how);
    }

    @Override
    public Event.Outcome await() throws InterruptedException {
        Event.Outcome outcome = run.await();
        try {
            journal.close();
            if (outcome == Event.Outcome.READY) {
                clusters.built(cluster, Instant.now());
            }
        } catch (ProblemException e) {
            // What counts is on the nodes; only the date on the welcome page is missing.
            LOG.warn("the end of the run was not noted: {}", e.getMessage());
        }
        return outcome;
    }
}
