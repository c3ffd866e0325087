// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.arrival;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.ui.trust.HostKeyCheck;
import dev.hearth.ui.wizard.Inquiry;
import dev.hearth.ui.wizard.PageContext;
import dev.hearth.ui.wizard.Work;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** A cluster comes to this computer: its machines' keys are confirmed, its plan is kept by its name, and then it is opened. On the window's thread alone. */
public final class Arrival {
    private final PageContext context;
    private final HostKeyCheck keys;
    private final Inquiry<Arrived> keeping;
    private final ObjectProperty<Optional<Work>> asking = new SimpleObjectProperty<>(Optional.empty());
    private Consumer<Arrived> next = arrived -> {};

    /**
     * What is kept now.
     *
     * @param stands whether the plan is complete, so that its cluster can be shown
     */
    public record Arrived(ClusterDraft draft, boolean stands) {}

    public Arrival(PageContext context, HostKeyCheck keys) {
        this.context = context;
        this.keys = keys;
        this.keeping = new Inquiry<>(context.background(), context.ui());
        keeping.stateProperty().subscribe(state -> state.answer().ifPresent(arrived -> next.accept(arrived)));
    }

    /** @param opens shows what has arrived */
    public void onArrived(Consumer<Arrived> opens) {
        next = opens;
    }

    /** Asks for the keys of these machines, and then goes on in any case; see {@link HostKeyCheck#ensure}. */
    public void trust(List<NodeSpec> machines, Consumer<Boolean> then) {
        Work work = new Work(context.background(), context.ui());
        asking.set(Optional.of(work));
        keys.ensure(machines, work, trusted -> {
            asking.set(Optional.empty());
            then.accept(trusted);
        });
    }

    /** A key that nobody confirms now is asked for again where it is needed. */
    public void keep(ClusterDraft draft, Optional<ClusterSpec> spec) {
        trust(spec.map(ClusterSpec::nodes).orElse(List.of()), any -> keeping.ask(() -> {
            context.bench().clusters().arrive(draft, spec.map(complete -> context.clock().instant()));
            return new Arrived(draft, spec.isPresent());
        }));
    }

    /** Nothing goes on any more. */
    public void stop() {
        asking.get().ifPresent(Work::stop);
        asking.set(Optional.empty());
        keys.withdraw();
        keeping.forget();
    }

    public HostKeyCheck keys() {
        return keys;
    }

    /** Whether something goes on. */
    public ObservableValue<Boolean> busyProperty() {
        return asking.flatMap(work -> keeping.stateProperty().map(state -> work.isPresent() || state.asking()));
    }

    /** Why it is not kept. */
    public ObservableValue<Optional<Problem>> problemProperty() {
        return keeping.stateProperty().map(Inquiry.State::problem);
    }
}
