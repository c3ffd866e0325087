// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.recovery;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDraft.Recovery;
import dev.hearth.domain.cluster.ClusterDrafts;
import dev.hearth.domain.platform.PlatformSpec;
import dev.hearth.domain.platform.RecoverySpec;
import dev.hearth.domain.problem.Field;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.draft.FieldModel;
import dev.hearth.ui.draft.SecretField;
import dev.hearth.ui.wizard.PageContext;
import dev.hearth.ui.wizard.PageId;
import dev.hearth.ui.wizard.PageLogic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/** The recovery kit: a file, a passphrase typed twice, and the user's word on where a copy is. */
public final class RecoveryViewModel implements PageLogic {
    static final String PASSPHRASE = "recovery.passphrase";
    static final String REPEAT = "recovery.repeat";
    static final String KEPT_AT = "recovery.kept-at";
    static final String RESTORE_PASSPHRASE = "recovery.restore-passphrase";
    private final PageContext context;
    private final DraftModel model;
    private final Map<String, FieldModel> fields = new LinkedHashMap<>();
    private final SecretField passphrase;
    private final SecretField restorePassphrase;
    private final ReadOnlyObjectWrapper<List<Problem>> problems = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Strength> strength = new ReadOnlyObjectWrapper<>(Strength.NONE);
    private final KitSight there;
    private final KitSight older;
    private String repeated = "";

    public RecoveryViewModel(PageContext context) {
        this.context = context;
        this.model = context.draft();
        this.passphrase = new SecretField(model, context.bench().secrets(), SecretRef.recoveryPassphrase(), PASSPHRASE);
        this.restorePassphrase = new SecretField(model, context.bench().secrets(), SecretRef.restorePassphrase(), RESTORE_PASSPHRASE);
        this.there = new KitSight(context);
        this.older = new KitSight(context);
        field("file", Recovery::file, (r, text) -> new Recovery(text, r.keptAt(), r.restore()));
        fields.put(PASSPHRASE, passphrase.field());
        fields.put(REPEAT, FieldModel.at(model, REPEAT, draft -> repeated, (draft, text) -> {
            repeated = text;
            return draft;
        }));
        field("kept-at", Recovery::keptAt, (r, text) -> new Recovery(r.file(), text, r.restore()));
        field("restore", Recovery::restore, (r, text) -> new Recovery(r.file(), r.keptAt(), text));
        fields.put(RESTORE_PASSPHRASE, restorePassphrase.field());
        field("recovery.file").onLeft(this::look);
        field("recovery.restore").onLeft(this::look);
        field(KEPT_AT).onLeft(() -> tell(KEPT_AT));
        there.stateProperty().addListener((all, was, is) -> seen());
        older.stateProperty().addListener((all, was, is) -> seen());
        for (String secret : List.of(PASSPHRASE, REPEAT, RESTORE_PASSPHRASE)) {
            field(secret).textProperty().addListener((all, was, is) -> judge());
            field(secret).onLeft(() -> {
                tell(secret);
                look();
            });
        }
        model.draftProperty().addListener((all, was, is) -> judge());
        model.checkedProperty().addListener((all, was, is) -> judge());
        judge();
    }

    private void field(String key, Function<Recovery, String> get, BiFunction<Recovery, String, Recovery> set) {
        fields.put("recovery." + key, FieldModel.at(model, "recovery." + key, draft -> get.apply(draft.platform().recovery()),
                (draft, text) -> draft.withPlatform(draft.platform().withRecovery(set.apply(draft.platform().recovery(), text)))));
    }

    @Override
    public PageId id() {
        return PageId.RECOVERY;
    }

    @Override
    public ObservableValue<List<Problem>> problems() {
        return problems.getReadOnlyProperty();
    }

    @Override
    public ObservableValue<Boolean> wanted() {
        return model.draftProperty().map(draft -> !draft.platform().scope().strip().equals("control-plane"));
    }

    @Override
    public ObservableValue<String> summary() {
        return model.draftProperty().map(draft -> draft.platform().recovery().keptAt().isBlank() ? "" : draft.platform().recovery().keptAt().strip());
    }

    @Override
    public void entered() {
        context.background().execute(Strength::prepare);
        // Files come and go while another page is shown.
        there.forget();
        older.forget();
        look();
    }

    @Override
    public void showProblems() {
        fields.values().forEach(FieldModel::show);
    }

    /** Another cluster is opened. */
    public void forget() {
        repeated = "";
        there.forget();
        older.forget();
        passphrase.forget();
        restorePassphrase.forget();
        List.of(PASSPHRASE, REPEAT, RESTORE_PASSPHRASE, KEPT_AT).forEach(path -> model.tell(path, List.of()));
        fields.values().forEach(FieldModel::hide);
        fields.values().forEach(FieldModel::reread);
        judge();
    }

    /** By path: {@code recovery.<key>}, the passphrase again as {@code recovery.repeat}. */
    public FieldModel field(String path) {
        return Objects.requireNonNull(fields.get(path), path);
    }

    public ReadOnlyObjectProperty<Strength> strengthProperty() {
        return strength.getReadOnlyProperty();
    }

    /** What is at the place of the kit already. */
    ObservableValue<KitSight.State> sightProperty() {
        return there.stateProperty();
    }

    /** Whether the kit that is there is the one that this cluster starts from. */
    boolean startsFromIt() {
        return recovery().map(RecoverySpec::restore).equals(recovery().map(RecoverySpec::file));
    }

    /** The kit that is there is of an earlier cluster, which this one replaces. */
    void startFromIt() {
        there.stateProperty().get().of().ifPresent(kit -> {
            field("recovery.restore").textProperty().set(kit.file().toString());
            kit.passphrase().ifPresent(secret -> field(RESTORE_PASSPHRASE).textProperty().set(secret.revealText()));
            there.forget();
            look();
        });
    }

    /** As far as it can be read alone. */
    private Optional<RecoverySpec> recovery() {
        ClusterDraft draft = model.get();
        return ClusterDrafts.platform(draft.withPlatform(ClusterDraft.Platform.empty().withRecovery(draft.platform().recovery()))).map(PlatformSpec::recovery);
    }

    private Optional<KitSight.Asked> kit() {
        return recovery().filter(some -> wanted().getValue()).map(some -> new KitSight.Asked(Path.of(some.file()), context.bench().secrets().find(SecretRef.recoveryPassphrase())));
    }

    private Optional<KitSight.Asked> restored() {
        return recovery().filter(some -> wanted().getValue()).flatMap(some -> Optional.ofNullable(some.restore()))
                .map(path -> new KitSight.Asked(Path.of(path), context.bench().secrets().find(SecretRef.restorePassphrase())));
    }

    private void look() {
        there.look(kit());
        older.look(restored());
    }

    private void seen() {
        judge();
        model.tell("kits", wanted().getValue() ? sights() : List.of());
    }

    /** What the places say, of what is entered now: a run would come to it only after a while. */
    private List<Problem> sights() {
        List<Problem> found = new ArrayList<>();
        KitSight.State kit = there.stateProperty().get();
        kit.problem().filter(some -> kit.of().equals(kit())).ifPresent(some -> found.add(placed(some, "recovery.file", PASSPHRASE)));
        KitSight.State old = older.stateProperty().get();
        if (old.of().isPresent() && old.of().equals(restored())) {
            old.problem().ifPresent(some -> found.add(placed(some, "recovery.restore", RESTORE_PASSPHRASE)));
            if (old.phase() == KitSight.Phase.ABSENT) {
                found.add(Problem.blocking(ProblemCode.KIT_MISSING, Map.of("path", old.of().get().file().toString())).at(Field.of("recovery.restore")));
            }
        }
        return found;
    }

    private static Problem placed(Problem problem, String place, String passphrase) {
        return problem.at(Field.of(problem.code() == ProblemCode.KIT_PASSPHRASE_WRONG ? passphrase : place));
    }

    /** What the file is called when nothing is entered. */
    String usualName() {
        return "hearth-" + model.get().name().strip() + ".kit.age";
    }

    /** Whether a kit is named that this cluster starts from. */
    boolean restores() {
        return !model.get().platform().recovery().restore().isBlank();
    }

    private boolean given(SecretRef ref) {
        return context.bench().secrets().find(ref).isPresent();
    }

    /** What is wrong with the secrets, of which the draft knows nothing, and what is still open: the command line says the same. */
    private List<Problem> wrong() {
        List<Problem> found = new ArrayList<>();
        String typed = field(PASSPHRASE).textProperty().get();
        if (typed.isEmpty() && !given(SecretRef.recoveryPassphrase())) {
            found.add(empty(PASSPHRASE));
        } else if (!typed.isEmpty() && !strength.get().enough()) {
            found.add(Problem.warning(ProblemCode.PASSPHRASE_WEAK, Map.of("found", "@strength." + strength.get().id())).at(Field.of(PASSPHRASE)));
        }
        if (!typed.isEmpty() && !typed.equals(repeated)) {
            found.add(Problem.blocking(ProblemCode.PASSPHRASE_DIFFERS, Map.of()).at(Field.of(REPEAT)));
        }
        if (restores() && !given(SecretRef.restorePassphrase())) {
            found.add(empty(RESTORE_PASSPHRASE));
        }
        recovery().flatMap(RecoverySpec::open).ifPresent(found::add);
        return found;
    }

    private static Problem empty(String path) {
        return Problem.blocking(ProblemCode.FIELD_EMPTY, Map.of("field", "@field." + path)).at(Field.of(path));
    }

    private void tell(String path) {
        model.tell(path, wanted().getValue() ? wrong().stream().filter(problem -> Field.of(path).equals(problem.field())).toList() : List.of());
    }

    private void judge() {
        strength.set(Strength.of(field(PASSPHRASE).textProperty().get(), List.of("hearth", model.get().name())));
        List<Problem> found = new ArrayList<>(model.problems(path -> path.startsWith("recovery.")));
        if (wanted().getValue()) {
            found.addAll(wrong());
            found.addAll(sights());
        }
        problems.set(List.copyOf(found));
        // A repetition that has become right, or wrong by a change of the first one, says so at once.
        if (model.toldProperty().get().stream().anyMatch(problem -> Field.of(REPEAT).equals(problem.field()))) {
            tell(REPEAT);
        }
    }
}
