// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDraft.Node;
import dev.hearth.domain.cluster.ClusterDraft.Ssh;
import dev.hearth.domain.problem.Field;
import dev.hearth.domain.problem.Problem;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.draft.FieldModel;
import dev.hearth.ui.wizard.PageContext;
import dev.hearth.ui.wizard.PageId;
import dev.hearth.ui.wizard.PageLogic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;

/** The nodes of the draft, one of them in the editor; and how to get into them. */
public final class NodesViewModel implements PageLogic {
    private static final Pattern NODE_FIELD = Pattern.compile("nodes\\[([0-9]+)]\\..*");

    private final PageContext context;
    private final DraftModel model;
    private final IntegerProperty selected = new SimpleIntegerProperty(-1);
    private final ReadOnlyObjectWrapper<List<Problem>> problems = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper primary = new ReadOnlyStringWrapper("");
    private final Map<String, FieldModel> fields = new LinkedHashMap<>();
    private final Secrets secrets;
    private final HostKeyCheck keys;
    private final ConnectionsViewModel connections;
    private final PreflightViewModel preflight;
    private Runnable advance = () -> {};

    public NodesViewModel(PageContext context) {
        this.context = context;
        this.model = context.draft();
        this.secrets = new Secrets(context.bench().secrets());
        this.keys = new HostKeyCheck(context.bench().hosts(), context.ui(), context.background());
        this.connections = new ConnectionsViewModel(context, keys);
        this.preflight = new PreflightViewModel(context, keys);
        node("name", Node::name, NodeTexts::name);
        node("host", Node::host, NodeTexts::host);
        node("address", Node::address, NodeTexts::address);
        node("role", Node::role, NodeTexts::role);
        node("ssh.user", node -> node.ssh().user(), (node, text) -> NodeTexts.ssh(node, NodeTexts.user(node.ssh(), text)));
        node("ssh.port", node -> node.ssh().port(), (node, text) -> NodeTexts.ssh(node, NodeTexts.port(node.ssh(), text)));
        node("ssh.key", node -> node.ssh().key(), (node, text) -> NodeTexts.ssh(node, NodeTexts.key(node.ssh(), text)));
        shared("user", Ssh::user, NodeTexts::user);
        shared("port", Ssh::port, NodeTexts::port);
        shared("login", Ssh::login, NodeTexts::login);
        shared("key", Ssh::key, NodeTexts::key);
        shared("sudo", Ssh::sudo, NodeTexts::sudo);
        model.draftProperty().addListener((all, was, is) -> judge());
        preflight.stateProperty().addListener((all, was, is) -> judge());
        selected.addListener((all, was, is) -> fields.values().forEach(FieldModel::reread));
        judge();
    }

    private void node(String key, Function<Node, String> get, BiFunction<Node, String, Node> set) {
        fields.put("nodes." + key, new FieldModel(model, () -> Field.node(Math.max(0, selected.get()), key),
                draft -> selected.get() < 0 || selected.get() >= draft.nodes().size() ? "" : get.apply(draft.nodes().get(selected.get())),
                (draft, text) -> NodeTexts.change(draft, selected.get(), node -> set.apply(node, text))));
    }

    private void shared(String key, Function<Ssh, String> get, BiFunction<Ssh, String, Ssh> set) {
        fields.put("ssh." + key, FieldModel.at(model, "ssh." + key,
                draft -> get.apply(draft.ssh()), (draft, text) -> draft.withSsh(set.apply(draft.ssh(), text))));
    }

    @Override
    public PageId id() {
        return PageId.NODES;
    }

    @Override
    public ObservableValue<List<Problem>> problems() {
        return problems.getReadOnlyProperty();
    }

    @Override
    public ObservableValue<String> summary() {
        return model.draftProperty().map(draft -> context.texts().get(draft.nodes().size() == 1 ? "nodes.summary.one" : "nodes.summary",
                Map.of("count", String.valueOf(draft.nodes().size()))));
    }

    @Override
    public Object basis(ClusterDraft draft) {
        return List.of(draft.name(), draft.network());
    }

    @Override
    public ObservableValue<String> primaryText() {
        return primary.getReadOnlyProperty();
    }

    /** A cluster begins with three servers; whoever wants fewer removes some. */
    @Override
    public void entered() {
        if (model.get().nodes().isEmpty()) {
            for (int i = 0; i < 3; i++) {
                add();
            }
        }
        select(Math.max(0, selected.get()));
    }

    @Override
    public void left() {
        secrets.handOver(model.get());
    }

    @Override
    public void showProblems() {
        fields.values().forEach(FieldModel::show);
    }

    /** Goes on when the nodes were looked at and nothing stops the build; else looks at them, and then goes on by itself. */
    @Override
    public boolean primary() {
        if (preflight.current()) {
            return preflight.open().isEmpty();
        }
        check(() -> {
            if (preflight.current() && preflight.open().isEmpty()) {
                advance.run();
            }
        });
        return false;
    }

    /** @param next goes to the next page, for checks that end well */
    public void onReady(Runnable next) {
        advance = next;
    }

    /** By {@code nodes.<key>} for the node in the editor, {@code ssh.<key>} for what all share. */
    public FieldModel field(String key) {
        return Objects.requireNonNull(fields.get(key), key);
    }

    public IntegerProperty selectedProperty() {
        return selected;
    }

    public Secrets secrets() {
        return secrets;
    }

    public HostKeyCheck keys() {
        return keys;
    }

    public ConnectionsViewModel connections() {
        return connections;
    }

    public PreflightViewModel preflight() {
        return preflight;
    }

    public void select(int index) {
        selected.set(Math.min(index, model.get().nodes().size() - 1));
    }

    /** Brings the node of that field into the editor. */
    public void selectFor(Field field) {
        Matcher match = NODE_FIELD.matcher(field.path());
        if (match.matches()) {
            select(Integer.parseInt(match.group(1)));
        }
    }

    /** Adds a node with the next free name and puts it into the editor. */
    public void add() {
        List<Node> nodes = new ArrayList<>(model.get().nodes());
        int number = 1;
        while (taken(nodes, "node" + number)) {
            number++;
        }
        nodes.add(new Node("node" + number, "", "", "server", "", Ssh.empty()));
        model.edit(draft -> draft.withNodes(nodes));
        select(nodes.size() - 1);
    }

    public void remove() {
        List<Node> nodes = new ArrayList<>(model.get().nodes());
        if (selected.get() >= 0 && selected.get() < nodes.size()) {
            nodes.remove(selected.get());
            model.edit(draft -> draft.withNodes(nodes));
            select(Math.min(selected.get(), nodes.size() - 1));
            fields.values().forEach(FieldModel::reread);
        }
    }

    /** Tests the node in the editor, or shows what of it is missing. */
    public void test() {
        secrets.handOver(model.get());
        if (selected.get() >= 0) {
            connections.spec(selected.get()).ifPresentOrElse(connections::test, this::showProblems);
        }
    }

    /** Looks at all nodes, when they can be reached at all: else shows what is missing. */
    public void check(Runnable then) {
        secrets.handOver(model.get());
        model.spec().ifPresentOrElse(spec -> preflight.run(spec, then), this::showProblems);
    }

    private static boolean taken(List<Node> nodes, String name) {
        return nodes.stream().anyMatch(node -> node.name().equals(name));
    }

    private void judge() {
        List<Problem> found = new ArrayList<>(model.problems(path -> path.startsWith("nodes") || path.startsWith("ssh.")));
        found.addAll(preflight.problems());
        problems.set(List.copyOf(found));
        primary.set(preflight.current() ? "" : context.texts().get(
                preflight.stateProperty().get().phase() == PreflightViewModel.Phase.RUNNING ? "nodes.checking" : "nodes.check-and-next"));
    }
}
