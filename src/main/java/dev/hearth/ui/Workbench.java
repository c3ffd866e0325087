// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui;

import dev.hearth.domain.cluster.Checked;
import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.release.Releases;
import dev.hearth.domain.secret.Secret;
import dev.hearth.engine.plan.Plan;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.engine.run.Entry;
import dev.hearth.engine.run.Event;
import dev.hearth.port.Artifacts;
import dev.hearth.port.ClusterStore;
import dev.hearth.port.DesktopSsh;
import dev.hearth.port.DnsRehearsals;
import dev.hearth.port.GitRemotes;
import dev.hearth.port.Kubeconfigs;
import dev.hearth.port.Network;
import dev.hearth.port.PlanFiles;
import dev.hearth.port.Preflight;
import dev.hearth.port.RecoveryKits;
import dev.hearth.port.RemoteHosts;
import dev.hearth.port.SecretStore;
import dev.hearth.port.Sweep;
import dev.hearth.port.Watching;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * All that the window needs from behind it; there is a real one and one on the practice homelab, and the pages cannot tell
 * which. Everything that may take longer than a moment is called on a background thread.
 */
public interface Workbench extends AutoCloseable {
    boolean practice();

    /** The time that runs go by; practice's is faster than the window's. */
    InstantSource clock();

    /** Ends connections; the workbench is not used any more. */
    @Override
    void close();

    /** What practice starts with: a draft whose homelab exists. Empty for the real one. */
    ClusterDraft firstDraft();

    ClusterStore clusters();

    PlanFiles planFiles();

    SecretStore secrets();

    Network network();

    /** The user's own SSH. */
    DesktopSsh ssh();

    /** Looks who is on the LAN. */
    Sweep sweep();

    RemoteHosts hosts();

    RecoveryKits kits();

    /** The downloads of a cluster; sums that were first seen are kept with it. */
    Artifacts artifacts(String cluster) throws ProblemException;

    Kubeconfigs kubeconfigs();

    /** Where a cluster's own kubeconfig is kept. */
    default Path kubeconfig(String cluster) throws ProblemException {
        return clusters().folder(cluster).resolve("kubeconfig");
    }

    /** The password that Argo CD made for {@code admin}, as long as it is kept on this desktop. */
    Optional<Secret> adminPassword(String cluster) throws ProblemException;

    /** Deletes it here: its owner keeps it now. The cluster has only its hash. */
    void deleteAdminPassword(String cluster) throws ProblemException;

    Preflight preflight();

    /** Tries DNS credentials. */
    DnsRehearsals rehearsals();

    GitRemotes git();

    /**
     * Follows the nodes of a cluster that was built, through its VIP, until it is closed; the listener is called on other threads.
     *
     * @throws ProblemException KUBECONFIG_UNREADABLE when the cluster's own kubeconfig is not there
     */
    Watching watchNodes(ClusterSpec spec, Consumer<Watching.Sight> seen) throws ProblemException;

    /** What can be made to go wrong, to see what Hearth does then; nothing in a real home. */
    default List<Mishap> mishaps() {
        return List.of();
    }

    /** How fast practice's time runs; empty where time cannot be changed. */
    default Optional<Pace> pace() {
        return Optional.empty();
    }

    /** The draft as a specification, or all that is wrong with it; a specification may come with problems that do not block. */
    Checked check(ClusterDraft draft);

    /** Loads the releases and makes the plan; changes nothing. */
    Prepared prepare(ClusterSpec spec) throws ProblemException, InterruptedException;

    Operations operations();

    /** What was kept of a cluster's runs, oldest first; empty when it has none. */
    List<Entry> past(String cluster) throws ProblemException;

    /**
     * Starts a run on threads of its own.
     *
     * @param listener hears every event in order, on one thread that is not the window's
     * @param log hears lines of output, already redacted
     */
    Running start(Prepared prepared, Event.Mode mode, Consumer<Entry> listener, Consumer<LogLine> log) throws ProblemException;

    /**
     * Frees a cluster from a run whose Hearth has not been heard of for a minute, so that another may change it.
     *
     * @throws ProblemException CLUSTER_BUSY when that run is alive; what keeps a server from being reached
     */
    default void takeOver(ClusterSpec spec) throws ProblemException, InterruptedException {}

    /** Something that goes wrong for as long as it is on; safe to call from any thread, and quick. */
    interface Mishap {
        /** In kebab-case; its words are {@code mishap.<id>}. */
        String id();

        boolean on();

        void set(boolean on);

        /** Whether it can be switched on now: some need a cluster that stands. */
        default boolean possible() {
            return true;
        }
    }

    /** Time that can be made to run faster; safe to call from any thread, and quick. */
    interface Pace {
        /** Played seconds in a real one. */
        double factor();

        void set(double factor);
    }

    /** @param errand what it is run for */
    record Prepared(ClusterSpec spec, Releases releases, Plan plan, Errand errand) {
        public Prepared(ClusterSpec spec, Releases releases, Plan plan) {
            this(spec, releases, plan, Errand.BUILD);
        }

        /** The same plan, run for something else. */
        public Prepared as(Errand other) {
            return new Prepared(spec, releases, plan, other);
        }

        /** Whether a run that ends ready means that the cluster stands as its plan says. */
        public boolean builds() {
            return errand.builds();
        }
    }

    /** How much a line of the log weighs. */
    enum Level {
        /** What a machine or a library said on the way. */
        OUTPUT,
        /** Something happened in the run. */
        EVENT,
        PROBLEM
    }

    /**
     * A line of the log.
     *
     * @param step id of the step that it belongs to; empty for none
     * @param component of that step; empty for none
     */
    record LogLine(Instant at, String step, String component, Level level, String text) {
        /** What a step of a plan says while it works. */
        public static LogLine said(Instant at, StepId step, String text, Plan plan) {
            return of(at, step, Level.OUTPUT, text, plan);
        }

        /** A line on a step of a plan. */
        public static LogLine of(Instant at, StepId step, Level level, String text, Plan plan) {
            return new LogLine(at, step.value(), plan.ordinal(step).map(plan::info).map(StepInfo::component).orElse(""), level, text);
        }
    }

    /** A run that goes on. */
    interface Running {
        void cancel(Event.Cancel how);

        /** Waits for the end. */
        Event.Outcome await() throws InterruptedException;
    }
}
