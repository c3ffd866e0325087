// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.welcome;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.ClusterStore.Saved;
import dev.hearth.port.PlanFiles;
import dev.hearth.ui.wizard.PageContext;
import dev.hearth.ui.wizard.PageId;
import dev.hearth.ui.wizard.PageLogic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;

/** The clusters that there are, and the ways to begin. */
public final class WelcomeViewModel implements PageLogic {
    private final PageContext context;
    private final FilePicker picker;
    private final Runnable practice;
    private final ReadOnlyObjectWrapper<List<Saved>> recent = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Problem>> unread = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Problem>> problems = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<Optional<Way>> asked = new SimpleObjectProperty<>(Optional.empty());
    private Consumer<Opening> begin = opening -> {};

    /** @param practice opens the practice homelab */
    public WelcomeViewModel(PageContext context, FilePicker picker, Runnable practice) {
        this.context = context;
        this.picker = picker;
        this.practice = practice;
    }

    @Override
    public PageId id() {
        return PageId.WELCOME;
    }

    @Override
    public ObservableValue<List<Problem>> problems() {
        return problems.getReadOnlyProperty();
    }

    @Override
    public ObservableValue<String> primaryText() {
        return new SimpleStringProperty(HIDDEN);
    }

    public void onBegin(Consumer<Opening> next) {
        begin = next;
    }

    /**
     * What to go on with.
     *
     * @param kept the name that it is kept by; empty when it is new
     * @param built whether the cluster stands, as far as this computer knows
     */
    public record Opening(ClusterDraft draft, Optional<String> kept, boolean built) {
        /** Nothing was done with it yet. */
        public static Opening fresh(ClusterDraft draft) {
            return new Opening(draft, Optional.empty(), false);
        }
    }

    /** A way to a cluster that is not in the list, which has to be asked about first. */
    public enum Way {
        /** Other hands made it. */
        ADOPTION,
        /** Another computer did, and there is its recovery kit. */
        KIT;

        /** As in text keys ({@code welcome.open.<id>}) and ids. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    void ask(Way way) {
        problems.set(List.of());
        asked.set(Optional.of(way));
    }

    /** Nothing is asked any more. */
    public void cancel() {
        asked.set(Optional.empty());
    }

    /** What is asked about now. */
    ObservableValue<Optional<Way>> askedProperty() {
        return asked;
    }

    /** Reads the list of clusters in the background. */
    @Override
    public void entered() {
        context.background().execute(() -> {
            try {
                List<Saved> found = context.bench().clusters().list();
                List<Problem> left = context.bench().clusters().unread().stream().map(WelcomeViewModel::warning).toList();
                context.ui().execute(() -> {
                    recent.set(List.copyOf(found));
                    unread.set(left);
                });
            } catch (ProblemException e) {
                context.ui().execute(() -> problems.set(List.of(e.problem())));
            }
        });
    }

    public ReadOnlyObjectProperty<List<Saved>> recentProperty() {
        return recent.getReadOnlyProperty();
    }

    /** What is kept but could not be read, or is of a newer Hearth; known when the list is. */
    public ReadOnlyObjectProperty<List<Problem>> unreadProperty() {
        return unread.getReadOnlyProperty();
    }

    /** It keeps nobody from anything else. */
    private static Problem warning(Problem problem) {
        return Problem.warning(problem.code(), problem.args()).detail(problem.detail());
    }

    public void create() {
        problems.set(List.of());
        begin.accept(Opening.fresh(context.bench().firstDraft()));
    }

    public void practise() {
        practice.run();
    }

    public void open(Saved saved) {
        context.background().execute(() -> {
            try {
                ClusterDraft draft = context.bench().clusters().load(saved.name());
                context.ui().execute(() -> begin.accept(new Opening(draft, Optional.of(saved.name()), saved.builtAt().isPresent())));
            } catch (ProblemException e) {
                context.ui().execute(() -> problems.set(List.of(e.problem())));
                // It is set aside by now, so that the list is another.
                entered();
            }
        });
    }

    /** Asks for a plan file and reads it. */
    public void openFile() {
        picker.planFile().ifPresent(this::openFile);
    }

    /** Reads a plan file; one with mistakes is not begun with: they are told first. */
    public void openFile(Path file) {
        context.background().execute(() -> {
            try {
                PlanFiles.Read read = context.bench().planFiles().read(file);
                context.ui().execute(() -> {
                    problems.set(new ArrayList<>(read.problems()));
                    if (read.problems().isEmpty()) {
                        begin.accept(Opening.fresh(read.draft()));
                    }
                });
            } catch (ProblemException e) {
                context.ui().execute(() -> problems.set(List.of(e.problem())));
            }
        });
    }
}
