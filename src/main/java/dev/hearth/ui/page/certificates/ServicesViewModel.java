// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.certificates;

import dev.hearth.domain.cluster.ClusterDraft.Service;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.draft.FieldModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.value.ObservableValue;

/** Services outside Kubernetes, a row each. */
public final class ServicesViewModel {
    private final DraftModel model;
    private final List<Row> rows = new ArrayList<>();

    ServicesViewModel(DraftModel model) {
        this.model = model;
    }

    /** The fields of one service; they stay while services come and go, and show the one at their place. */
    public record Row(FieldModel name, FieldModel address, FieldModel port, FieldModel scheme) {
        List<FieldModel> fields() {
            return List.of(name, address, port, scheme);
        }
    }

    public ObservableValue<Integer> count() {
        return model.draftProperty().map(draft -> draft.platform().services().size());
    }

    public Row row(int index) {
        while (rows.size() <= index) {
            int place = rows.size();
            rows.add(new Row(
                    field(place, "name", Service::name, (s, text) -> new Service(text, s.address(), s.port(), s.scheme())),
                    field(place, "address", Service::address, (s, text) -> new Service(s.name(), text, s.port(), s.scheme())),
                    field(place, "port", Service::port, (s, text) -> new Service(s.name(), s.address(), text, s.scheme())),
                    field(place, "scheme", Service::scheme, (s, text) -> new Service(s.name(), s.address(), s.port(), text))));
        }
        return rows.get(index);
    }

    public void add() {
        edit(services -> {
            services.add(Service.empty());
            return services;
        });
    }

    public void remove(int index) {
        edit(services -> {
            services.remove(index);
            return services;
        });
        rows.forEach(row -> row.fields().forEach(FieldModel::hide));
    }

    void show() {
        rows.forEach(row -> row.fields().forEach(FieldModel::show));
    }

    private FieldModel field(int index, String key, Function<Service, String> get, BiFunction<Service, String, Service> set) {
        return FieldModel.at(model, "services[" + index + "]." + key,
                draft -> index < draft.platform().services().size() ? get.apply(draft.platform().services().get(index)) : "",
                (draft, text) -> {
                    List<Service> services = new ArrayList<>(draft.platform().services());
                    if (index < services.size()) {
                        services.set(index, set.apply(services.get(index), text));
                    }
                    return draft.withPlatform(draft.platform().withServices(services));
                });
    }

    private void edit(UnaryOperator<List<Service>> change) {
        model.edit(draft -> draft.withPlatform(draft.platform().withServices(change.apply(new ArrayList<>(draft.platform().services())))));
    }
}
