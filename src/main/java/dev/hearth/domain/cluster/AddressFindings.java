// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.cluster;

import dev.hearth.domain.net.Claim;
import dev.hearth.domain.net.Claims;
import dev.hearth.domain.net.Conflict;
import dev.hearth.domain.net.ConflictCode;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.net.Lan;
import dev.hearth.domain.net.Owner;
import dev.hearth.domain.net.Owner.Kind;
import dev.hearth.domain.problem.Field;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts the owners of a draft's addresses beside one another, and their conflicts at the fields where they were typed. */
final class AddressFindings {
    private final boolean traefikTyped;
    private final NetworkReading network;
    private final List<NodeReading> nodes;

    AddressFindings(ClusterDraft draft, NetworkReading network, List<NodeReading> nodes) {
        this.traefikTyped = !draft.network().traefik().isBlank();
        this.network = network;
        this.nodes = nodes;
    }

    Optional<Lan> lan() {
        SortedMap<String, Ipv4> addresses = new TreeMap<>();
        nodes.forEach(node -> node.address().ifPresent(address -> addresses.put(node.owner().name(), address)));
        return network.subnet().map(subnet -> new Lan(
                subnet, network.gateway().orElse(null), network.dns(), network.dhcp().orElse(null), null, addresses));
    }

    Optional<Claims> claims() {
        return lan().map(lan -> {
            List<Claim> list = new ArrayList<>(Claims.of(lan).list());
            network.vip().ifPresent(vip -> list.add(Claim.of(Owner.VIP, vip)));
            network.pool().ifPresent(pool -> list.add(new Claim(Owner.POOL, pool)));
            network.traefik().ifPresent(traefik -> list.add(Claim.of(Owner.TRAEFIK, traefik)));
            return new Claims(lan.subnet(), list);
        });
    }

    void report(Findings findings) {
        for (Conflict conflict : claims().map(Claims::conflicts).orElse(List.of())) {
            if (conflict.code() == ConflictCode.POOL_TOO_SMALL) {
                report(findings, conflict, Owner.POOL, Owner.TRAEFIK);
            } else if (!saidElsewhere(conflict)) {
                report(findings, conflict, conflict.owner(), conflict.other());
                if (conflict.code() == ConflictCode.OVERLAP) {
                    report(findings, conflict, conflict.other(), conflict.owner());
                }
            }
        }
    }

    /** Nodes with one address are one node twice; and what Traefik's unwritten address collides with, the pool does too. */
    private boolean saidElsewhere(Conflict conflict) {
        return conflict.owners().stream().allMatch(owner -> owner.kind() == Kind.NODE)
                || (!traefikTyped && conflict.owners().contains(Owner.TRAEFIK));
    }

    private void report(Findings findings, Conflict conflict, Owner owner, Owner other) {
        Map<String, String> args = Map.of(
                "code", conflict.code().id(),
                "owner", "@owner." + owner,
                "other", "@owner." + other,
                "addresses", conflict.addresses().toString());
        findings.add(field(owner), conflict.code() == ConflictCode.POOL_TOO_SMALL
                ? Problem.warning(ProblemCode.ADDRESS_CONFLICT, args)
                : Problem.blocking(ProblemCode.ADDRESS_CONFLICT, args));
    }

    private Field field(Owner owner) {
        return owner.kind() == Kind.NODE
                ? nodes.stream().filter(node -> node.owner().equals(owner)).findFirst().orElseThrow().addressField()
                : Field.of("network." + owner.kind().id());
    }
}
