// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.certificates;

import dev.hearth.domain.cluster.ClusterDraft.Certificates;
import dev.hearth.domain.problem.Field;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.draft.FieldModel;
import dev.hearth.ui.wizard.PageContext;
import dev.hearth.ui.wizard.PageId;
import dev.hearth.ui.wizard.PageLogic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/** What is built at all, under which domain, and who signs its certificate. What is not chosen is kept as it was typed. */
public final class CertificatesViewModel implements PageLogic {
    static final String CREDENTIAL = "certificates.credential";
    private final PageContext context;
    private final DraftModel model;
    private final Map<String, FieldModel> fields;
    private final Credentials credentials;
    private final RehearsalViewModel rehearsal;
    private final ServicesViewModel services;
    private final ReadOnlyObjectWrapper<List<Problem>> problems = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Provider> provider = new ReadOnlyObjectWrapper<>(Provider.PRIVATE_CA);

    public CertificatesViewModel(PageContext context) {
        this.context = context;
        this.model = context.draft();
        this.credentials = new Credentials(context.bench().secrets());
        this.rehearsal = new RehearsalViewModel(context, credentials);
        this.services = new ServicesViewModel(model);
        this.fields = new PlatformLens(model).fields();
        fields.put(CREDENTIAL, FieldModel.at(model, CREDENTIAL, draft -> credentials.typed(Provider.of(draft.platform().certificates())), (draft, text) -> {
            credentials.type(Provider.of(draft.platform().certificates()), text);
            return draft;
        }));
        field(CREDENTIAL).onLeft(this::tell);
        field(CREDENTIAL).textProperty().addListener((all, was, is) -> {
            rehearsal.tell();
            judge();
        });
        model.draftProperty().addListener((all, was, is) -> chosen());
        model.checkedProperty().addListener((all, was, is) -> judge());
        rehearsal.stateProperty().addListener((all, was, is) -> judge());
        chosen();
    }

    @Override
    public PageId id() {
        return PageId.CERTIFICATES;
    }

    @Override
    public ObservableValue<List<Problem>> problems() {
        return problems.getReadOnlyProperty();
    }

    @Override
    public ObservableValue<String> summary() {
        return model.draftProperty().map(draft -> !platform() ? context.texts().get("certificates.scope.summary")
                : draft.platform().certificates().domain().isBlank() ? "home.arpa" : draft.platform().certificates().domain().strip());
    }

    @Override
    public void left() {
        rehearsal.stop();
    }

    @Override
    public void showProblems() {
        fields.values().forEach(FieldModel::show);
        services.show();
    }

    /** Another cluster is opened: what was typed or seen for this one has nothing to do with it. */
    public void forget() {
        rehearsal.forget();
        credentials.forget();
        model.tell("credential", List.of());
        fields.values().forEach(FieldModel::hide);
        fields.values().forEach(FieldModel::reread);
    }

    /** By path: {@code scope}, {@code certificates.<key>}, with the secret as {@code certificates.credential}. */
    public FieldModel field(String path) {
        return Objects.requireNonNull(fields.get(path), path);
    }

    public RehearsalViewModel rehearsal() {
        return rehearsal;
    }

    public ServicesViewModel services() {
        return services;
    }

    /** Whether more than the control plane is wanted. */
    public boolean platform() {
        return !model.get().platform().scope().strip().equals("control-plane");
    }

    ObservableValue<Boolean> platformProperty() {
        return model.draftProperty().map(draft -> platform());
    }

    ReadOnlyObjectProperty<Provider> providerProperty() {
        return provider.getReadOnlyProperty();
    }

    Certificates certificates() {
        return model.get().platform().certificates();
    }

    ObservableValue<Certificates> certificatesProperty() {
        return model.draftProperty().map(draft -> draft.platform().certificates());
    }

    /** Rehearses, or stops; what is missing for it is shown at its field. */
    public void rehearseOrStop() {
        if (rehearsal.stop()) {
            return;
        }
        fields.values().forEach(FieldModel::show);
        rehearsal.run();
    }

    private void chosen() {
        Provider is = Provider.of(certificates());
        if (is != provider.get()) {
            credentials.choose(is);
            model.tell("credential", List.of());
            provider.set(is);
            // The draft says which provider's secret the field shows.
            field(CREDENTIAL).reread();
            rehearsal.stop();
        }
        judge();
    }

    private List<Problem> missing() {
        boolean lacks = platform() && provider.get() != Provider.PRIVATE_CA && credentials.find().isEmpty();
        return lacks ? List.of(Problem.blocking(ProblemCode.DNS_CREDENTIAL_MISSING,
                Map.of("provider", context.texts().get("input.certificates.provider." + provider.get().id()))).at(Field.of(CREDENTIAL))) : List.of();
    }

    private void tell() {
        model.tell("credential", missing());
    }

    private void judge() {
        List<Problem> found = new ArrayList<>(model.problems(path -> path.equals("scope") || path.startsWith("certificates.") || path.startsWith("services[")));
        found.addAll(missing());
        if (platform()) {
            found.addAll(rehearsal.problems());
        }
        problems.set(List.copyOf(found));
    }
}
