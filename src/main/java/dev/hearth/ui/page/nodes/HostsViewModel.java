// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDraft.Node;
import dev.hearth.domain.cluster.ClusterDraft.Ssh;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.ssh.HostLines;
import dev.hearth.domain.ssh.SshHost;
import dev.hearth.ui.wizard.Inquiry;
import dev.hearth.ui.wizard.PageContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/** Machines that the user has written down somewhere, to be taken as nodes: pasted lines, the SSH configuration, and who answers SSH on the LAN. */
public final class HostsViewModel {
    private final PageContext context;
    private final NodesViewModel nodes;
    private final StringProperty pasted = new SimpleStringProperty("");
    private final SimpleBooleanProperty open = new SimpleBooleanProperty(false);
    private final ReadOnlyObjectWrapper<List<Candidate>> candidates = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Set<SshHost>> chosen = new ReadOnlyObjectWrapper<>(Set.of());
    private final Inquiry<List<SshHost>> configured;

    /** Where somebody is written down. */
    public enum Source {
        PASTED,
        CONFIGURED,
        SEEN
    }

    /** @param there whether it is one of the nodes already */
    public record Candidate(Source source, SshHost host, boolean there) {}

    HostsViewModel(PageContext context, NodesViewModel nodes) {
        this.context = context;
        this.nodes = nodes;
        this.configured = new Inquiry<>(context.background(), context.ui());
        configured.stateProperty().addListener((all, was, is) -> collect());
        pasted.addListener((all, was, is) -> collect());
    }

    /** Shows what there is; {@code text} was pasted elsewhere. */
    public void open(String text) {
        chosen.set(Set.of());
        pasted.set(text);
        open.set(true);
        configured.ask(() -> context.bench().ssh().configured());
    }

    public void close() {
        configured.forget();
        open.set(false);
        pasted.set("");
    }

    /** Whether that is several machines rather than a host's name. */
    public static boolean several(String text) {
        HostLines lines = HostLines.parse(text);
        return lines.hosts().size() > 1 && lines.unread().isEmpty();
    }

    public ObservableValue<Boolean> openProperty() {
        return open;
    }

    public StringProperty pastedProperty() {
        return pasted;
    }

    /** Pasted lines that are no machine. */
    public List<String> unread() {
        return HostLines.parse(pasted.get()).unread();
    }

    /** Why the SSH configuration could not be read. */
    public Optional<Problem> problem() {
        return configured.stateProperty().getValue().problem();
    }

    public ReadOnlyObjectProperty<List<Candidate>> candidatesProperty() {
        return candidates.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Set<SshHost>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    public void choose(SshHost host, boolean wanted) {
        Set<SshHost> now = new LinkedHashSet<>(chosen.get());
        if (wanted ? now.add(host) : now.remove(host)) {
            chosen.set(Collections.unmodifiableSet(now));
        }
    }

    private void collect() {
        List<Candidate> found = new ArrayList<>();
        HostLines.parse(pasted.get()).hosts().forEach(host -> add(found, Source.PASTED, host));
        configured.stateProperty().getValue().answer().orElse(List.of()).forEach(host -> add(found, Source.CONFIGURED, host));
        context.draft().seenProperty().get().ssh().forEach(one -> add(found, Source.SEEN, new SshHost(one.name().split("\\.", 2)[0], one.address().toString(), "", "", "", "", false)));
        Set<SshHost> before = Set.copyOf(chosen.get());
        List<SshHost> known = candidates.get().stream().map(Candidate::host).toList();
        // What was pasted is wanted; of the others the user says which.
        chosen.set(new LinkedHashSet<>(found.stream().filter(some -> !some.there() && (before.contains(some.host()) || (some.source() == Source.PASTED && !known.contains(some.host()))))
                .map(Candidate::host).toList()));
        candidates.set(List.copyOf(found));
    }

    /** Whoever is written down twice stands where the user wrote him. */
    private void add(List<Candidate> found, Source source, SshHost host) {
        if (found.stream().noneMatch(some -> some.host().host().equals(host.host()) && some.host().port().equals(host.port()))) {
            found.add(new Candidate(source, host, context.draft().get().nodes().stream()
                    .anyMatch(node -> node.host().strip().equals(host.host()) || node.address().strip().equals(host.host()))));
        }
    }

    /** Makes nodes of those that are chosen, in the place of nodes that have no host yet; names are looked up for their addresses. */
    public void take() {
        List<SshHost> taken = candidates.get().stream().map(Candidate::host).filter(chosen.get()::contains).toList();
        close();
        if (!taken.isEmpty()) {
            context.background().execute(() -> {
                List<String> addresses = taken.stream().map(this::address).toList();
                context.ui().execute(() -> enter(taken, addresses));
            });
        }
    }

    /** Of a host that is a name; behind a jump host only that one could tell. */
    private String address(SshHost host) {
        if (Ipv4.parse(host.host()).isPresent() || !host.jump().isEmpty()) {
            return "";
        }
        try {
            return context.bench().network().resolve(host.host()).map(Ipv4::toString).orElse("");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private void enter(List<SshHost> taken, List<String> addresses) {
        ClusterDraft draft = context.draft().get();
        List<Node> all = new ArrayList<>(draft.nodes());
        // Where machines are entered already, what these have in common may not hold for those.
        Ssh shared = all.stream().allMatch(node -> node.host().isBlank()) ? shared(draft.ssh(), taken) : draft.ssh();
        int first = -1;
        for (int i = 0; i < taken.size(); i++) {
            int blank = all.stream().map(node -> node.host().isBlank()).toList().indexOf(true);
            Node place = blank < 0 ? new Node("", "", "", "server", "", Ssh.empty()) : all.get(blank);
            Node node = new Node(name(taken.get(i), place, all), taken.get(i).host(), addresses.get(i), place.role(), place.networkInterface(), own(taken.get(i), shared, place.ssh()), place.adopted());
            if (blank < 0) {
                all.add(node);
            } else {
                all.set(blank, node);
            }
            first = first < 0 ? all.indexOf(node) : first;
        }
        nodes.history().step(() -> context.draft().edit(some -> some.withSsh(shared).withNodes(all)));
        nodes.select(first);
    }

    /** What all of them have in common and nobody has entered yet holds for all nodes. */
    private static Ssh shared(Ssh ssh, List<SshHost> taken) {
        return new Ssh(common(ssh.user(), taken.stream().map(SshHost::user)), common(ssh.port(), taken.stream().map(SshHost::port)), ssh.login(),
                common(ssh.key(), taken.stream().map(SshHost::key)), ssh.sudo(), common(ssh.jump(), taken.stream().map(SshHost::jump)));
    }

    private static String common(String entered, Stream<String> texts) {
        List<String> different = texts.distinct().toList();
        return entered.isBlank() && different.size() == 1 ? different.getFirst() : entered;
    }

    private static Ssh own(SshHost host, Ssh shared, Ssh before) {
        return new Ssh(over(host.user(), shared.user(), before.user()), over(host.port(), shared.port(), before.port()),
                host.key().isEmpty() || host.key().equals(shared.key()) ? before.login() : "key", over(host.key(), shared.key(), before.key()), before.sudo(),
                over(host.jump(), shared.jump(), before.jump()));
    }

    private static String over(String own, String shared, String before) {
        return own.isEmpty() || own.equals(shared) ? before : own;
    }

    /** Its alias where Kubernetes can have it as a name; else the name that its place has, or the next free one. */
    private static String name(SshHost host, Node place, List<Node> all) {
        String alias = host.alias().toLowerCase(Locale.ROOT);
        if (alias.matches("[a-z]([a-z0-9-]{0,40}[a-z0-9])?") && all.stream().noneMatch(node -> node.name().equals(alias))) {
            return alias;
        }
        return place.name().isEmpty() ? NodeTexts.free(all) : place.name();
    }
}
