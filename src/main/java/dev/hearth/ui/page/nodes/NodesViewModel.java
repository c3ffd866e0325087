// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDraft.Node;
import dev.hearth.domain.cluster.ClusterDraft.Ssh;
import dev.hearth.domain.problem.Field;
import dev.hearth.domain.problem.Problem;
import dev.hearth.port.Preflight;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.draft.FieldModel;
import dev.hearth.ui.draft.History;
import dev.hearth.ui.trust.HostKeyCheck;
import dev.hearth.ui.wizard.PageContext;
import dev.hearth.ui.wizard.PageId;
import dev.hearth.ui.wizard.PageLogic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;

/** The nodes of the draft, one of them in the editor; and how to get into them. */
public final class NodesViewModel implements PageLogic {
    private static final Pattern NODE_FIELD = Pattern.compile("nodes\\[([0-9]+)]\\..*");

    private final PageContext context;
    private final DraftModel model;
    private final ObservableValue<List<Problem>> remarks;
    private final IntegerProperty selected = new SimpleIntegerProperty(-1);
    private final ReadOnlyObjectWrapper<List<Problem>> problems = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper primary = new ReadOnlyStringWrapper("");
    private final Map<String, FieldModel> fields = new LinkedHashMap<>();
    private final Secrets secrets;
    private final OwnSettings beside;
    private final History<Entered> history;
    private final SimpleBooleanProperty own = new SimpleBooleanProperty(false);
    private final HostKeyCheck keys;
    private final KeyFiles keyFiles;
    private final AgentKeys agent;
    private final HostsViewModel hosts;
    private final ConnectionsViewModel connections;
    private final PreflightViewModel preflight;
    private Runnable advance = () -> {};

    public NodesViewModel(PageContext context) {
        this(context, spec -> context.bench().preflight().inspect(spec));
    }

    /** @param look what the checks are */
    NodesViewModel(PageContext context, Preflight look) {
        this.context = context;
        this.model = context.draft();
        this.remarks = model.told(NodesViewModel::here);
        this.secrets = new Secrets(context.bench().secrets());
        this.beside = new OwnSettings(secrets);
        this.history = new History<>(model, draft -> new Entered(draft.ssh(), draft.nodes()), (draft, is) -> draft.withSsh(is.ssh()).withNodes(is.nodes()));
        history.ahead((was, is) -> beside.follow(was.nodes(), is.nodes()));
        this.keys = new HostKeyCheck(context.bench().hosts(), "host-key");
        this.keyFiles = new KeyFiles(context);
        this.agent = new AgentKeys(context);
        this.hosts = new HostsViewModel(context, this);
        SshFields places = new SshFields(secrets);
        this.connections = new ConnectionsViewModel(context, keys, places);
        this.preflight = new PreflightViewModel(context, keys, places, look);
        node("name", Node::name, NodeTexts::name);
        node("host", Node::host, NodeTexts::host);
        node("address", Node::address, NodeTexts::address);
        node("role", Node::role, NodeTexts::role);
        node("ssh.user", node -> node.ssh().user(), (node, text) -> NodeTexts.ssh(node, NodeTexts.user(node.ssh(), text)));
        node("ssh.port", node -> node.ssh().port(), (node, text) -> NodeTexts.ssh(node, NodeTexts.port(node.ssh(), text)));
        node("ssh.login", node -> node.ssh().login(), (node, text) -> NodeTexts.ssh(node, NodeTexts.login(node.ssh(), text)));
        node("ssh.key", node -> node.ssh().key(), (node, text) -> NodeTexts.ssh(node, NodeTexts.key(node.ssh(), text)));
        node("ssh.sudo", node -> node.ssh().sudo(), (node, text) -> NodeTexts.ssh(node, NodeTexts.sudo(node.ssh(), text)));
        node("ssh.jump", node -> node.ssh().jump(), (node, text) -> NodeTexts.ssh(node, NodeTexts.jump(node.ssh(), text)));
        for (Secrets.Kind kind : Secrets.Kind.values()) {
            secret(kind);
        }
        shared("user", Ssh::user, NodeTexts::user);
        shared("port", Ssh::port, NodeTexts::port);
        shared("login", Ssh::login, NodeTexts::login);
        shared("key", Ssh::key, NodeTexts::key);
        shared("sudo", Ssh::sudo, NodeTexts::sudo);
        shared("jump", Ssh::jump, NodeTexts::jump);
        fields.values().forEach(field -> field.onLeft(history::settle));
        field("ssh.key").onLeft(() -> lookAtKey(field("ssh.key"), true));
        field("nodes.ssh.key").onLeft(() -> lookAtOwnKey(true));
        model.draftProperty().addListener((all, was, is) -> {
            select(selected.get());
            own.set(usesOwn(selected.get()));
            judge();
        });
        model.checkedProperty().addListener((all, was, is) -> judge());
        preflight.stateProperty().addListener((all, was, is) -> {
            is.tellNodes(connections::learn);
            judge();
        });
        selected.addListener((all, was, is) -> another());
        judge();
    }

    /** A secret of all, and of the node in the editor; not in the draft, so that it comes back unchanged. */
    private void secret(Secrets.Kind kind) {
        fields.put("ssh." + kind.field(), FieldModel.at(model, "ssh." + kind.field(), draft -> secrets.typed(kind), (draft, text) -> {
            secrets.type(kind, text);
            return draft;
        }));
        fields.put("nodes.ssh." + kind.field(), new FieldModel(model, () -> Field.node(Math.max(0, selected.get()), "ssh." + kind.field()),
                draft -> selected.get() < 0 ? "" : secrets.typed(selected.get(), kind), (draft, text) -> {
                    if (selected.get() >= 0) {
                        secrets.type(selected.get(), kind, text);
                    }
                    return draft;
                }));
    }

    private void lookAtKey(FieldModel field, boolean tell) {
        keyFiles.look(field.field(), field.textProperty().get(), tell);
    }

    private void lookAtOwnKey(boolean tell) {
        if (!field("nodes.ssh.key").textProperty().get().isBlank()) {
            lookAtKey(field("nodes.ssh.key"), tell);
        }
    }

    private void another() {
        fields.values().forEach(FieldModel::reread);
        own.set(usesOwn(selected.get()));
        lookAtOwnKey(false);
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
    public ObservableValue<List<Problem>> remarks() {
        return remarks;
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
            history.without(() -> IntStream.range(0, 3).forEach(any -> append()));
            select(0);
        }
        select(Math.max(0, selected.get()));
        another();
        lookAtKey(field("ssh.key"), false);
    }

    @Override
    public void left() {
        stop();
        secrets.handOver(model.get());
    }

    /** Ends whatever test or check runs, as if it had not begun; false when none does. */
    public boolean stop() {
        boolean tests = connections.stop();
        return preflight.stop() || tests;
    }

    /** Another cluster is opened: secrets, tests and checks were for the machines of the one before. */
    public void forget() {
        connections.forget();
        preflight.forget();
        secrets.forget();
        beside.forget();
        selected.set(-1);
        fields.values().forEach(FieldModel::hide);
        fields.values().forEach(FieldModel::reread);
    }

    /** Whether the node in the editor has SSH settings of its own. */
    public ObservableValue<Boolean> own() {
        return own;
    }

    /** What a node has of its own is put aside while it uses the settings of all, and comes back with them. */
    public void useOwn(boolean wanted) {
        int index = selected.get();
        if (index < 0 || wanted == own.get()) {
            return;
        }
        history.settle();
        Ssh from = beside.use(index, wanted, model.get().nodes().get(index).ssh());
        model.edit(draft -> NodeTexts.change(draft, index, node -> NodeTexts.ssh(node, from)));
        another();
        history.settle();
    }

    boolean usesOwn(int index) {
        return index >= 0 && index < model.get().nodes().size() && beside.used(index, model.get().nodes().get(index));
    }

    /** What is entered on this page and is in the draft. */
    public record Entered(Ssh ssh, List<Node> nodes) {}

    public History<Entered> history() {
        return history;
    }

    /** Paths of keys that ask for a passphrase. */
    ReadOnlyObjectProperty<Set<String>> lockedKeys() {
        return keyFiles.lockedProperty();
    }

    AgentKeys agent() {
        return agent;
    }

    /** Machines that may become nodes. */
    public HostsViewModel hosts() {
        return hosts;
    }

    @Override
    public void showProblems() {
        fields.values().forEach(FieldModel::show);
    }

    /** Goes on when the nodes were looked at and nothing stops the build; else looks at them, and then goes on by itself. */
    @Override
    public boolean primary() {
        if (preflight.then(this::goOn) || preflight.current()) {
            return preflight.passed();
        }
        check(this::goOn);
        return false;
    }

    private void goOn() {
        if (preflight.passed()) {
            advance.run();
        }
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
        history.step(this::append);
    }

    private void append() {
        List<Node> nodes = new ArrayList<>(model.get().nodes());
        nodes.add(new Node(NodeTexts.free(nodes), "", "", "server", "", Ssh.empty()));
        model.edit(draft -> draft.withNodes(nodes));
        select(nodes.size() - 1);
    }

    public void remove() {
        List<Node> nodes = new ArrayList<>(model.get().nodes());
        if (selected.get() >= 0 && selected.get() < nodes.size()) {
            history.settle();
            beside.removed(selected.get(), nodes.remove(selected.get()));
            model.edit(draft -> draft.withNodes(nodes));
            history.settle();
            select(Math.min(selected.get(), nodes.size() - 1));
            another();
        }
    }

    /** The node of that name has left its cluster. */
    public void struck(String name) {
        for (int index = 0; index < model.get().nodes().size(); index++) {
            if (model.get().nodes().get(index).name().strip().equals(name)) {
                select(index);
                remove();
            }
        }
        model.edit(draft -> draft.without(name));
        history.forget();
    }

    /** Tests the node in the editor, or shows what of it is missing. */
    public void test() {
        secrets.handOver(model.get());
        if (selected.get() >= 0) {
            connections.spec(selected.get()).ifPresentOrElse(connections::test, this::showProblems);
        }
    }

    /** Tests the node in the editor, or stops its test. */
    public void testOrStop() {
        if (selected.get() < 0 || !connections.stop(model.get().nodes().get(selected.get()).name())) {
            test();
        }
    }

    /** Looks at all nodes, when they can be reached at all: else shows what is missing. */
    public void check(Runnable then) {
        secrets.handOver(model.get());
        model.spec().ifPresentOrElse(spec -> preflight.run(spec, then), this::showProblems);
    }

    private static boolean here(String path) {
        return path.startsWith("nodes") || path.startsWith("ssh.");
    }

    private void judge() {
        List<Problem> found = new ArrayList<>(model.problems(NodesViewModel::here));
        found.addAll(preflight.problems());
        problems.set(List.copyOf(found));
        primary.set(preflight.current() ? "" : context.texts().get(
                preflight.stateProperty().get().phase() == PreflightViewModel.Phase.RUNNING ? "nodes.checking" : "nodes.check-and-next"));
    }
}
