// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.network;

import dev.hearth.domain.net.Claims;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.net.Occupancy;
import dev.hearth.domain.net.Owner;
import dev.hearth.domain.net.Sighting;
import dev.hearth.domain.net.SweepTargets;
import dev.hearth.domain.problem.Field;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.wizard.Inquiry;
import dev.hearth.ui.wizard.PageContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/**
 * Looks who is on the LAN, as often as the user wants, and tells which planned addresses somebody has already. Who says that such a
 * machine is theirs is believed, and that is kept with the plan.
 */
public final class LookViewModel {
    private static final Map<Owner, String> PLANNED = Map.of(Owner.VIP, "network.vip", Owner.POOL, "network.pool", Owner.TRAEFIK, "network.traefik");
    private static final List<Owner> ORDER = List.of(Owner.VIP, Owner.TRAEFIK, Owner.POOL);

    private final PageContext context;
    private final DraftModel model;
    private final ObservableValue<Optional<Claims>> claims;
    private final Inquiry<Looked> look;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State(0, 0, Optional.empty()));
    private final ReadOnlyObjectWrapper<List<Busy>> busy = new ReadOnlyObjectWrapper<>(List.of());

    /**
     * How far it is.
     *
     * @param of how many addresses are looked for now; 0 while nobody looks
     * @param last when somebody last looked to the end
     */
    public record State(int done, int of, Optional<Instant> last) {
        public boolean looking() {
            return of > 0;
        }
    }

    /**
     * Planned addresses that somebody has.
     *
     * @param mine whether the user said that these are theirs
     */
    public record Busy(Owner owner, List<Sighting> by, boolean mine) {
        public Busy {
            by = List.copyOf(by);
        }

        /** As a fact: addresses with what is known of who has them. */
        String found() {
            return by.stream().map(one -> (one.address() + " " + one.mac() + " " + one.name()).strip().replaceAll(" +", " ")).collect(Collectors.joining(", "));
        }
    }

    LookViewModel(PageContext context, ObservableValue<Optional<Claims>> claims) {
        this.context = context;
        this.model = context.draft();
        this.claims = claims;
        this.look = new Inquiry<>(context.background(), context.ui());
        look.stateProperty().addListener((all, was, is) -> {
            if (was.asking() && !is.asking()) {
                is.answer().ifPresentOrElse(this::ended, this::idle);
            }
        });
        claims.addListener((all, was, is) -> judge());
        model.seenProperty().addListener((all, was, is) -> judge());
        model.draftProperty().addListener((all, was, is) -> judge());
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<List<Busy>> busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Who was seen, by the desktop or by nodes. */
    public ObservableValue<Occupancy> seen() {
        return model.seenProperty();
    }

    /** Looks, or stops looking; what was seen before stays then. */
    public void lookOrStop() {
        if (state.get().looking()) {
            stop();
        } else {
            claims.getValue().map(SweepTargets::of).filter(targets -> !targets.isEmpty()).ifPresent(this::look);
        }
    }

    void stop() {
        look.forget();
    }

    private void idle() {
        state.set(new State(0, 0, state.get().last()));
    }

    private void look(List<Ipv4> targets) {
        Optional<Instant> before = state.get().last();
        state.set(new State(0, targets.size(), before));
        look.ask(() -> {
            Occupancy found = context.bench().sweep().look(targets, done -> context.ui().execute(() -> went(done)));
            return new Looked(targets, found);
        });
    }

    private void went(int done) {
        State now = state.get();
        if (now.looking() && done > now.done()) {
            state.set(new State(done, now.of(), now.last()));
        }
    }

    private void ended(Looked looked) {
        state.set(new State(0, 0, Optional.of(context.clock().instant())));
        model.seenProperty().set(model.seenProperty().get().looked(looked.targets(), looked.found()));
    }

    private record Looked(List<Ipv4> targets, Occupancy found) {}

    /** The user says that these machines are theirs and will be gone, or takes that back. */
    public void mine(Busy some, boolean wanted) {
        List<String> ids = some.by().stream().map(LookViewModel::id).toList();
        model.edit(draft -> draft.withDecisions(draft.decisions().accept(ids, wanted)));
    }

    private void judge() {
        List<Busy> found = new ArrayList<>();
        claims.getValue().ifPresent(all -> ORDER.forEach(owner -> busy(all, owner).ifPresent(found::add)));
        busy.set(List.copyOf(found));
        model.tell("look", found.stream().filter(some -> !some.mine()).map(LookViewModel::problem).toList());
    }

    private Optional<Busy> busy(Claims all, Owner owner) {
        Occupancy seen = model.seenProperty().get();
        Set<String> ours = all.list().stream().filter(claim -> claim.owner().kind() == Owner.Kind.NODE)
                .flatMap(claim -> seen.at(claim.addresses().first()).stream()).map(Sighting::mac).filter(mac -> !mac.isEmpty()).collect(Collectors.toSet());
        // A machine of another name on the map is an overlap, which is said already; one with a node's own MAC is our cluster.
        List<Sighting> by = all.of(owner).map(seen::in).orElse(List.of()).stream()
                .filter(one -> !ours.contains(one.mac()) && all.list().stream().noneMatch(claim -> other(claim.owner(), owner) && claim.addresses().contains(one.address())))
                .toList();
        return by.isEmpty() ? Optional.empty() : Optional.of(new Busy(owner, by, by.stream().allMatch(one -> model.get().accepted().contains(id(one)))));
    }

    private static boolean other(Owner claimed, Owner owner) {
        return (claimed.kind() != Owner.Kind.DHCP && !PLANNED.containsKey(claimed)) || (owner.equals(Owner.POOL) && claimed.equals(Owner.TRAEFIK));
    }

    private static Problem problem(Busy some) {
        boolean vip = some.owner().equals(Owner.VIP);
        return Problem.warning(vip ? ProblemCode.PREFLIGHT_VIP_TAKEN : ProblemCode.PREFLIGHT_POOL_TAKEN, Map.of("found", some.found()))
                .at(Field.of(PLANNED.getOrDefault(some.owner(), "network.pool")));
    }

    /** What is kept in the plan. */
    private static String id(Sighting sighting) {
        return "lan/" + sighting.address();
    }
}
