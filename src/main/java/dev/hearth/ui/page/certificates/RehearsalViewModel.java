// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.certificates;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDrafts;
import dev.hearth.domain.platform.CertificateSource;
import dev.hearth.domain.platform.PlatformSpec;
import dev.hearth.domain.problem.Field;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.problem.Retry;
import dev.hearth.domain.problem.Severity;
import dev.hearth.port.DnsRehearsals.Rehearsal;
import dev.hearth.port.DnsRehearsals.Rehearsed;
import dev.hearth.port.DnsRehearsals.Sight;
import dev.hearth.ui.wizard.PageContext;
import dev.hearth.ui.wizard.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The rehearsal of the DNS credential: not run, running, or run with what was seen and an age. */
public final class RehearsalViewModel {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private final PageContext context;
    private final Credentials credentials;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.none());
    private Optional<Work> running = Optional.empty();

    RehearsalViewModel(PageContext context, Credentials credentials) {
        this.context = context;
        this.credentials = credentials;
        state.addListener((all, was, is) -> tell());
        context.draft().draftProperty().addListener((all, was, is) -> tell());
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** What would be rehearsed now; empty while something that it needs is missing, or none is needed. */
    public Optional<Rehearsal> wanted() {
        ClusterDraft.Platform platform = context.draft().get().platform();
        // What is wrong on other pages does not matter here.
        ClusterDraft alone = context.draft().get().withPlatform(ClusterDraft.Platform.empty().withCertificates(platform.certificates()));
        return ClusterDrafts.platform(alone).flatMap(spec -> credentials.find().flatMap(secret -> acme(spec).map(acme ->
                new Rehearsal(acme.provider(), secret, spec.domain(), acme.servers().authority().orElse(null), LIMIT, EVERY))));
    }

    private static Optional<CertificateSource.Acme> acme(PlatformSpec spec) {
        return spec.certificates() instanceof CertificateSource.Acme acme ? Optional.of(acme) : Optional.empty();
    }

    /** Whether the last result is about what is entered now. */
    public boolean current() {
        Phase phase = state.get().phase();
        return (phase == Phase.SEEN || phase == Phase.FAILED) && state.get().of().isPresent() && state.get().of().equals(wanted());
    }

    boolean running() {
        return running.isPresent();
    }

    /** Rehearses what is entered; nothing happens while that is not complete. */
    void run() {
        if (running.isPresent()) {
            return;
        }
        wanted().ifPresent(rehearsal -> {
            Work work = new Work(context.background(), context.ui());
            running = Optional.of(work);
            state.set(new State(Phase.RUNNING, Optional.of(rehearsal), List.of(), Duration.ZERO, Optional.empty(), Optional.empty(), Optional.empty()));
            work.run(() -> rehearse(rehearsal, work));
        });
    }

    private void rehearse(Rehearsal rehearsal, Work work) {
        try {
            Rehearsed rehearsed = context.bench().rehearsals().rehearse(rehearsal, (sights, after) -> {
                List<Sight> seen = List.copyOf(sights);
                work.tell(() -> state.set(new State(Phase.RUNNING, Optional.of(rehearsal), seen, after, Optional.empty(), Optional.empty(), Optional.empty())));
            });
            work.tell(() -> end(new State(Phase.SEEN, Optional.of(rehearsal), rehearsed.sights(), Duration.ZERO, Optional.of(rehearsed), Optional.empty(),
                    Optional.of(context.clock().instant()))));
        } catch (ProblemException e) {
            work.tell(() -> end(new State(Phase.FAILED, Optional.of(rehearsal), state.get().sights(), state.get().after(), Optional.empty(),
                    Optional.of(e.problem()), Optional.of(context.clock().instant()))));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end(State found) {
        running = Optional.empty();
        state.set(found);
    }

    /** The record is removed all the same; nothing is shown of a rehearsal that was stopped. */
    boolean stop() {
        if (running.isEmpty()) {
            return false;
        }
        running.get().stop();
        end(State.none());
        return true;
    }

    void forget() {
        stop();
        state.set(State.none());
    }

    /** What keeps the user here: a failure that another try would not mend by itself, while what is entered is the same. */
    List<Problem> problems() {
        return current() ? state.get().problem().map(problem -> List.of(placed(problem))).orElse(List.of()) : List.of();
    }

    private Problem placed(Problem found) {
        Problem problem = found.retry() == Retry.SOON
                ? new Problem(found.code(), Severity.SHOULD_FIX, null, found.args(), found.detail(), found.retry()) : found;
        return problem.at(Field.of(RehearsalFields.of(problem.code(), Provider.of(context.draft().get().platform().certificates()))));
    }

    void tell() {
        context.draft().tell("rehearsal", problems());
    }

    /** Pending, seen, failed and never run look different. */
    public enum Phase {
        NOT_RUN,
        RUNNING,
        /** Every server showed the record. */
        SEEN,
        FAILED
    }

    /**
     * @param of what was rehearsed
     * @param sights the servers and what they showed so far
     * @param after how long the record has been there, while it runs
     * @param at when it ended
     */
    public record State(Phase phase, Optional<Rehearsal> of, List<Sight> sights, Duration after, Optional<Rehearsed> rehearsed, Optional<Problem> problem,
            Optional<Instant> at) {
        public State {
            sights = List.copyOf(sights);
        }

        static State none() {
            return new State(Phase.NOT_RUN, Optional.empty(), List.of(), Duration.ZERO, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }
}
