// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import dev.hearth.domain.cluster.Adoption;
import dev.hearth.domain.cluster.Checked;
import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDraft.Node;
import dev.hearth.domain.cluster.ClusterDraft.Ssh;
import dev.hearth.domain.cluster.ClusterDrafts;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.ui.arrival.Arrival;
import dev.hearth.ui.arrival.Way;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.draft.FieldModel;
import dev.hearth.ui.wizard.Inquiry;
import dev.hearth.ui.wizard.PageContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;

/**
 * A cluster that other hands made: one of its servers is asked what there is, and a plan comes of it. It works on a draft of its own;
 * going back keeps what was entered. Used on the window's thread alone.
 */
public final class AdoptionViewModel implements Way {
    private final PageContext context;
    private final DraftModel draft;
    private final NodesViewModel nodes;
    private final FieldModel name;
    private final Inquiry<Found> look;
    private final Inquiry<List<Node>> servers;
    private final Arrival arrival;

    /**
     * What a look came to.
     *
     * @param spec empty while the plan lacks something
     * @param questions what it lacks, and what cannot be done with this cluster
     */
    public record Found(Adoption adoption, Optional<ClusterSpec> spec, List<Problem> questions) {
        public Found {
            questions = List.copyOf(questions);
        }
    }

    public AdoptionViewModel(PageContext context) {
        this.context = context;
        this.draft = new DraftModel(some -> context.bench().check(alone(some)), ClusterDraft.empty().withNodes(List.of(new Node("server", "", "", "", "", Ssh.empty()))));
        this.nodes = new NodesViewModel(new PageContext(context.bench(), draft, context.texts(), context.ui(), context.background(), context.clock()));
        this.name = FieldModel.at(draft, "name", ClusterDraft::name, ClusterDraft::withName);
        this.look = new Inquiry<>(context.background(), context.ui());
        this.servers = new Inquiry<>(context.background(), context.ui());
        servers.stateProperty().addListener((all, was, is) -> is.answer().ifPresent(found -> nodes.field("nodes.host").textProperty().set(found.getFirst().host())));
        this.arrival = new Arrival(context, nodes.keys());
        nodes.entered();
    }

    private static ClusterDraft alone(ClusterDraft some) {
        Node door = some.nodes().getFirst();
        boolean placed = Ipv4.parse((door.address().isBlank() ? door.host() : door.address()).strip()).isPresent();
        return Alone.of(some, placed ? Alone.placed(door) : door);
    }

    /** Takes the server to be asked from a kubeconfig; one that cannot be used costs nothing that was entered. */
    void kubeconfig(Path file) {
        if (!busyProperty().getValue()) {
            look.forget();
            servers.ask(() -> context.bench().operations().servers(file));
        }
    }

    /** Asks the server, or shows what is missing; a key that it shows for the first time is confirmed before. */
    @Override
    public void ask() {
        if (busyProperty().getValue()) {
            return;
        }
        Optional<ClusterSpec> spec = draft.spec();
        if (spec.isEmpty()) {
            name.show();
            nodes.showProblems();
            return;
        }
        if (servers.stateProperty().getValue().problem().isPresent()) {
            servers.forget();
        }
        ClusterDraft start = draft.get();
        nodes.secrets().handOver(start);
        try {
            arrival.trust(List.of(ClusterDrafts.door(start)), trusted -> {
                if (trusted) {
                    look.ask(() -> find(start));
                }
            });
        } catch (ProblemException e) {
            throw new IllegalStateException("it was checked", e);
        }
    }

    private Found find(ClusterDraft start) throws ProblemException, InterruptedException {
        context.bench().clusters().requireFree(start.name());
        Adoption adoption = context.bench().operations().adopt(start);
        Checked checked = context.bench().check(adoption.draft());
        return new Found(adoption, Optional.ofNullable(checked.spec()), Stream.concat(adoption.open().stream(), checked.problems().stream().filter(Problem::blocks)).toList());
    }

    /** What was entered stays. */
    @Override
    public void back() {
        stop();
    }

    /** Keeps the plan and opens it. */
    @Override
    public void open() {
        look.stateProperty().getValue().answer().filter(any -> !busyProperty().getValue()).ifPresent(found -> {
            nodes.secrets().handOver(found.adoption().draft());
            arrival.keep(found.adoption().draft(), found.spec());
        });
    }

    private void stop() {
        arrival.stop();
        look.forget();
        servers.forget();
    }

    /** Nothing goes on any more, and nothing that was typed is kept. */
    @Override
    public void end() {
        stop();
        nodes.stop();
        nodes.secrets().forget();
    }

    /** Gives what was typed to the pages of the plan that was made. */
    public void hand(NodesViewModel pages, ClusterDraft kept) {
        nodes.secrets().handAll(pages.secrets());
        nodes.secrets().forget();
        pages.secrets().handOver(kept);
    }

    PageContext context() {
        return context;
    }

    DraftModel draft() {
        return draft;
    }

    public NodesViewModel nodes() {
        return nodes;
    }

    /** Whether something goes on. */
    @Override
    public ObservableValue<Boolean> busyProperty() {
        return look.stateProperty().flatMap(state -> servers.stateProperty().flatMap(doors -> arrival.busyProperty().map(goesOn -> goesOn || state.asking() || doors.asking())));
    }

    @Override
    public ObservableValue<Optional<Problem>> problemProperty() {
        return look.stateProperty().flatMap(state -> servers.stateProperty().map(doors -> state.problem().or(doors::problem)));
    }

    /** What a kubeconfig said. */
    ObservableValue<Inquiry.State<List<Node>>> serversProperty() {
        return servers.stateProperty();
    }

    public Arrival arrival() {
        return arrival;
    }

    /** The cluster's name. */
    public FieldModel name() {
        return name;
    }

    @Override
    public ObservableValue<Inquiry.State<Found>> lookProperty() {
        return look.stateProperty();
    }
}
