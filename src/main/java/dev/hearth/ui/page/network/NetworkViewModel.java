// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.network;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDrafts;
import dev.hearth.domain.net.AddressPlan;
import dev.hearth.domain.net.AddressPlanner;
import dev.hearth.domain.net.AddressRange;
import dev.hearth.domain.net.Claim;
import dev.hearth.domain.net.Claims;
import dev.hearth.domain.net.Conflict;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.net.Lan;
import dev.hearth.domain.net.Owner;
import dev.hearth.domain.problem.Problem;
import dev.hearth.port.Network.Interface;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.draft.FieldModel;
import dev.hearth.ui.draft.History;
import dev.hearth.ui.wizard.PageContext;
import dev.hearth.ui.wizard.PageId;
import dev.hearth.ui.wizard.PageLogic;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

/** The address plan as fields and as claims on a map, which follow each other. */
public final class NetworkViewModel implements PageLogic {
    private final PageContext context;
    private final DraftModel model;
    private final ObservableValue<List<Problem>> remarks;
    private final List<FieldModel> fields;
    private final History<Named> history;
    private final ReadOnlyObjectWrapper<List<Problem>> problems = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Claims>> claims = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final SimpleBooleanProperty roomless = new SimpleBooleanProperty(false);
    private final LookViewModel look;
    private List<Interface> interfaces = List.of();
    private boolean asked;

    public NetworkViewModel(PageContext context) {
        this.context = context;
        this.model = context.draft();
        this.remarks = model.told(path -> path.startsWith("network."));
        this.fields = List.of(
                FieldModel.at(model, "name", ClusterDraft::name, ClusterDraft::withName),
                lens("subnet", ClusterDraft.Network::subnet, NetworkTexts::subnet),
                lens("gateway", ClusterDraft.Network::gateway, NetworkTexts::gateway),
                lens("dns", ClusterDraft.Network::dns, NetworkTexts::dns),
                lens("dhcp", ClusterDraft.Network::dhcp, NetworkTexts::dhcp),
                lens("vip", ClusterDraft.Network::vip, NetworkTexts::vip),
                lens("pool", ClusterDraft.Network::pool, NetworkTexts::pool),
                lens("traefik", ClusterDraft.Network::traefik, NetworkTexts::traefik),
                lens("api-name", ClusterDraft.Network::apiName, NetworkTexts::apiName));
        this.history = new History<>(model, draft -> new Named(draft.name(), draft.network()),
                (draft, named) -> draft.withName(named.name()).withNetwork(named.network()));
        fields.forEach(field -> field.onLeft(history::settle));
        model.draftProperty().addListener((all, was, is) -> reckon());
        model.checkedProperty().addListener((all, was, is) -> judge());
        this.look = new LookViewModel(context, claims);
        reckon();
    }

    private FieldModel lens(String key, Function<ClusterDraft.Network, String> get,
            BiFunction<ClusterDraft.Network, String, ClusterDraft.Network> set) {
        return FieldModel.at(model, "network." + key, draft -> get.apply(draft.network()),
                (draft, text) -> draft.withNetwork(set.apply(draft.network(), text)));
    }

    @Override
    public PageId id() {
        return PageId.NETWORK;
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
        return model.draftProperty().map(draft -> draft.network().subnet());
    }

    /** Asks the desktop for its interfaces once, and fills in what nobody has entered. */
    @Override
    public void entered() {
        if (!asked) {
            asked = true;
            context.background().execute(() -> {
                List<Interface> found = context.bench().network().interfaces();
                context.ui().execute(() -> heard(found));
            });
        }
    }

    @Override
    public void left() {
        look.stop();
    }

    @Override
    public void showProblems() {
        fields.forEach(FieldModel::show);
    }

    /** What is entered on this page. */
    public record Named(String name, ClusterDraft.Network network) {}

    /** A step is a field that was left, a block that was dropped, or a proposal. */
    public History<Named> history() {
        return history;
    }

    /** In their order: name, subnet, gateway, dns, dhcp, vip, pool, traefik, api-name. */
    public List<FieldModel> fields() {
        return fields;
    }

    public FieldModel field(String path) {
        return fields.stream().filter(field -> field.field().path().equals(path)).findFirst().orElseThrow();
    }

    /** Who has which addresses; empty while the subnet cannot be read. */
    public ReadOnlyObjectProperty<Optional<Claims>> claimsProperty() {
        return claims.getReadOnlyProperty();
    }

    public ObservableValue<List<Conflict>> conflicts() {
        return claims.map(some -> some.map(Claims::conflicts).orElse(List.of()));
    }

    /** Who is there already. */
    public LookViewModel look() {
        return look;
    }

    /** The plan as far as it can be read, for the router's recipe. */
    public Optional<AddressPlan> plan() {
        return ClusterDrafts.lan(model.get()).flatMap(lan -> claims.get().flatMap(some -> {
            Optional<AddressRange> vip = some.of(Owner.VIP);
            Optional<AddressRange> pool = some.of(Owner.POOL);
            Optional<AddressRange> traefik = some.of(Owner.TRAEFIK);
            return vip.isPresent() && pool.isPresent() && traefik.isPresent()
                    ? Optional.of(new AddressPlan(lan, vip.get().first(), pool.get(), traefik.get().first())) : Optional.empty();
        }));
    }

    /** Whether the last proposal found no room. */
    public ObservableValue<Boolean> noRoom() {
        return roomless;
    }

    /** Enters a VIP, a pool and an address for Traefik that are in nobody's way. */
    public void propose() {
        history.step(this::enterProposal);
    }

    private void enterProposal() {
        Optional<AddressPlan> plan = ClusterDrafts.lan(model.get()).map(this::withDesktop)
                .flatMap(lan -> AddressPlanner.propose(lan, AddressPlanner.USUAL_POOL));
        plan.ifPresent(found -> model.edit(draft -> draft.withNetwork(NetworkTexts.traefik(NetworkTexts.pool(
                NetworkTexts.vip(draft.network(), found.vip().toString()), found.pool().toString()), found.traefik().toString()))));
        roomless.set(plan.isEmpty());
    }

    /** A block was dragged there; Traefik's address goes along with the pool that it is in. */
    public void move(Owner owner, AddressRange to) {
        switch (owner.kind()) {
            case VIP -> edit(NetworkTexts::vip, to);
            case TRAEFIK -> edit(NetworkTexts::traefik, to);
            case DHCP -> edit(NetworkTexts::dhcp, to);
            case POOL -> movePool(to);
            default -> throw new IllegalArgumentException(owner + " does not move");
        }
    }

    private void movePool(AddressRange to) {
        Optional<AddressRange> from = claims.get().flatMap(some -> some.of(Owner.POOL));
        Optional<Ipv4> traefik = claims.get().flatMap(some -> some.of(Owner.TRAEFIK)).map(AddressRange::first);
        boolean typed = !model.get().network().traefik().isBlank();
        edit(NetworkTexts::pool, to);
        if (typed && from.isPresent() && traefik.isPresent() && from.get().contains(traefik.get())) {
            long offset = from.get().size() == to.size() ? to.first().bits() - from.get().first().bits() : 0;
            Ipv4 moved = traefik.get().plus(offset);
            edit(NetworkTexts::traefik, AddressRange.single(to.contains(moved) ? moved : to.first()));
        }
    }

    private void edit(BiFunction<ClusterDraft.Network, String, ClusterDraft.Network> set, AddressRange range) {
        model.edit(draft -> draft.withNetwork(set.apply(draft.network(), range.toString())));
    }

    private void heard(List<Interface> found) {
        interfaces = found;
        if (model.get().network().equals(ClusterDraft.Network.empty()) && !found.isEmpty()) {
            Interface first = found.getFirst();
            String gateway = first.gateway() == null ? "" : first.gateway().toString();
            history.without(() -> {
                model.edit(draft -> draft.withNetwork(
                        new ClusterDraft.Network(first.subnet().toString(), gateway, gateway, "", "", "", "", "")));
                enterProposal();
            });
        }
        reckon();
    }

    private Lan withDesktop(Lan lan) {
        return lan.withDesktop(desktop(lan.subnet()::contains).orElse(null));
    }

    private Optional<Ipv4> desktop(Predicate<Ipv4> inside) {
        return interfaces.stream().map(Interface::address).filter(inside).findFirst();
    }

    private void judge() {
        problems.set(model.problems(path -> path.equals("name") || path.startsWith("network.")));
    }

    private void reckon() {
        judge();
        claims.set(ClusterDrafts.claims(model.get()).map(some -> desktop(some.subnet()::contains)
                .map(address -> new Claims(some.subnet(), Stream.concat(some.list().stream(),
                        Stream.of(Claim.of(Owner.DESKTOP, address))).toList())).orElse(some)));
    }
}
