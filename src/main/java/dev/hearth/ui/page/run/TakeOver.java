// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.run;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.ui.Workbench;
import dev.hearth.ui.Workbench.Prepared;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.wizard.Work;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;

/** Frees a cluster, in the background, from another Hearth that went silent; offered when a run failed because of that. */
public final class TakeOver {
    private final RunViewModel model;
    private final Workbench bench;
    private final Executor ui;
    private final Executor background;
    private boolean atWork;

    /** @param ui runs on the window's thread */
    public TakeOver(RunViewModel model, Workbench bench, Executor ui, Executor background) {
        this.model = model;
        this.bench = bench;
        this.ui = ui;
        this.background = background;
    }

    ObservableValue<Boolean> offered() {
        return model.problems().map(problems -> problems.stream().anyMatch(problem -> problem.code() == ProblemCode.CLUSTER_LOCK_STALE));
    }

    /** Shown only while this is offered. */
    Button button(String id, Runnable then, String... styleClasses) {
        Button button = Buttons.of(id, Icon.UNLOCK, model.words().texts().get("run.button.take-over"), () -> begin(then), styleClasses);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.visibleProperty().bind(offered());
        button.managedProperty().bind(button.visibleProperty());
        return button;
    }

    /** @param then goes on, on the window's thread; not called when the cluster stays as it is */
    void begin(Runnable then) {
        Optional<Prepared> plan = model.planProperty().getValue();
        if (atWork || plan.isEmpty() || !offered().getValue()) {
            return;
        }
        atWork = true;
        model.noticeProperty().set(model.words().texts().get("run.taking-over"));
        Work work = new Work(background, ui);
        work.run(() -> {
            Optional<Optional<Problem>> end = free(plan.get());
            work.tell(() -> {
                atWork = false;
                end.filter(any -> model.planProperty().getValue().equals(plan)).ifPresent(refusal -> refusal.ifPresentOrElse(model::refused, then));
            });
        });
    }

    /** What keeps it from being freed, if anything does; empty when it was interrupted. */
    private Optional<Optional<Problem>> free(Prepared prepared) {
        try {
            bench.takeOver(prepared.spec());
            return Optional.of(Optional.empty());
        } catch (ProblemException e) {
            return Optional.of(Optional.of(e.problem()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
