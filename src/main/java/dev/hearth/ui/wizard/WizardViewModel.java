// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.wizard;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.Severity;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.draft.Withheld;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Where the user is, how each page stands, and what going on means. */
public final class WizardViewModel {
    private final DraftModel draft;
    private final Map<PageId, PageLogic> pages = new EnumMap<>(PageId.class);
    private final Map<PageId, ReadOnlyObjectWrapper<StepState>> states = new EnumMap<>(PageId.class);
    /** What a page rested on when the user last saw it; its keys are the pages that were reached. */
    private final Map<PageId, Object> seen = new EnumMap<>(PageId.class);
    private final ReadOnlyObjectWrapper<PageId> current = new ReadOnlyObjectWrapper<>(PageId.WELCOME);
    /** Pages on which the user wanted to go on and could not: from then on what is missing there counts as a problem. */
    private final Set<PageId> tried = EnumSet.noneOf(PageId.class);
    private final ReadOnlyIntegerWrapper judged = new ReadOnlyIntegerWrapper();
    private boolean standing;
    private Consumer<Problem> focus = problem -> {};

    /** @param logics of the pages that there are, the first one is shown first */
    public WizardViewModel(DraftModel draft, List<? extends PageLogic> logics) {
        this.draft = draft;
        for (PageLogic logic : logics) {
            pages.put(logic.id(), logic);
            states.put(logic.id(), new ReadOnlyObjectWrapper<>(StepState.EMPTY));
            logic.problems().addListener((all, was, is) -> judge());
            logic.wanted().addListener((all, was, is) -> judge());
        }
        draft.draftProperty().addListener((all, was, is) -> judge());
        show(logics.getFirst().id());
    }

    /** @param request hears which problem the focus goes to when the user wanted to go on and could not */
    public void onFocusRequest(Consumer<Problem> request) {
        focus = request;
    }

    public ReadOnlyObjectProperty<PageId> currentProperty() {
        return current.getReadOnlyProperty();
    }

    public PageLogic currentPage() {
        return page(current.get());
    }

    /** Problems of the page that is shown that can be told by now: that nothing was entered yet is none. */
    public List<Problem> told() {
        List<Problem> found = currentPage().problems().getValue();
        return Stream.concat(found.stream().filter(problem -> tried.contains(current.get()) || !Withheld.empty(problem)),
                currentPage().remarks().getValue().stream().filter(remark -> found.stream().noneMatch(problem -> Objects.equals(problem.field(), remark.field())))).toList();
    }

    /** Changes whenever {@link #told} may be another without a problem being another. */
    public ReadOnlyIntegerProperty toldProperty() {
        return judged.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<StepState> stateOf(PageId id) {
        return Objects.requireNonNull(states.get(id)).getReadOnlyProperty();
    }

    public List<PageId> pageIds() {
        return List.copyOf(pages.keySet());
    }

    public PageLogic page(PageId id) {
        return Objects.requireNonNull(pages.get(id), id::id);
    }

    public boolean reached(PageId id) {
        return seen.containsKey(id);
    }

    /** Whether the way leads through this page now. */
    public boolean wanted(PageId id) {
        return page(id).wanted().getValue();
    }

    /** Goes on, or moves the focus to what keeps the user from it. */
    public void next() {
        Optional<Problem> blocking = currentPage().problems().getValue().stream().filter(Problem::blocks).findFirst();
        if (blocking.isPresent()) {
            tried.add(current.get());
            currentPage().showProblems();
            judged.set(judged.get() + 1);
            focus.accept(blocking.get());
        } else if (currentPage().primary()) {
            advance();
        }
    }

    /** To the page after this one: for pages that finish by themselves. */
    public void advance() {
        neighbour(1).ifPresent(this::show);
    }

    /** To the last page before this one that was reached: who opened a finished cluster has seen no run. */
    public void back() {
        if (currentPage().mayGoBack().getValue()) {
            List<PageId> before = pageIds().subList(0, pageIds().indexOf(current.get())).stream().filter(id -> wanted(id) && (reached(id) || id == pageIds().getFirst())).toList();
            if (!before.isEmpty()) {
                show(before.getLast());
            }
        }
    }

    /** To a page that was reached already; nothing happens for others, and while this page holds the user. */
    public void go(PageId id) {
        if (reached(id) && wanted(id) && currentPage().mayGoBack().getValue()) {
            show(id);
        }
    }

    /** To a page that something leads to by itself, reached before or not. */
    public void lead(PageId id) {
        show(id);
    }

    /** Forgets which pages were reached, because another cluster was opened, and shows the first step. */
    public void restart(PageId id) {
        seen.clear();
        tried.clear();
        standing = false;
        show(id);
    }

    /** Opens what was gone through before: all these pages count as reached. */
    public void reopen(List<PageId> before, PageId id) {
        seen.clear();
        tried.clear();
        standing = true;
        before.forEach(page -> seen.put(page, page(page).basis(draft.get())));
        show(id);
    }

    /** To the first page with something that is missing or wrong; those before it count as reached. */
    public void question() {
        pageIds().stream().filter(id -> wanted(id) && page(id).problems().getValue().stream().anyMatch(Problem::blocks)).findFirst()
                .ifPresent(id -> reopen(pageIds().subList(0, pageIds().indexOf(id)), id));
    }

    /** The window closes, or shows something else in place of all this. */
    public void leave() {
        currentPage().left();
    }

    /** It is shown again. */
    public void resume() {
        currentPage().entered();
    }

    private void show(PageId id) {
        if (reached(current.get())) {
            seen.put(current.get(), currentPage().basis(draft.get()));
            currentPage().left();
        }
        seen.put(id, page(id).basis(draft.get()));
        page(id).entered();
        current.set(id);
        judge();
    }

    private Optional<PageId> neighbour(int by) {
        List<PageId> ids = pageIds().stream().filter(id -> wanted(id) || id == current.get()).toList();
        int place = ids.indexOf(current.get()) + by;
        return place < 0 || place >= ids.size() ? Optional.empty() : Optional.of(ids.get(place));
    }

    private void judge() {
        states.forEach((id, state) -> state.set(judged(id)));
    }

    private StepState judged(PageId id) {
        if (!wanted(id)) {
            return StepState.LEFT_OUT;
        } else if (!reached(id)) {
            return StepState.EMPTY;
        }
        List<Problem> problems = page(id).problems().getValue();
        if (id != current.get() && !Objects.equals(seen.get(id), page(id).basis(draft.get()))) {
            return StepState.STALE;
        } else if (problems.stream().anyMatch(Problem::blocks)) {
            return standing && id != current.get() && draft.spec().isPresent() && problems.stream().filter(Problem::blocks).allMatch(Withheld::empty) ? StepState.ASKED : StepState.ERROR;
        }
        return problems.stream().anyMatch(problem -> problem.severity() == Severity.SHOULD_FIX) ? StepState.WARN : StepState.VALID;
    }
}
