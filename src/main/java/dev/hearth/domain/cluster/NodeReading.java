// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.cluster;

import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.net.Owner;
import dev.hearth.domain.problem.Field;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * One node of a draft, as far as it can be read.
 *
 * @param owner its name on the map, unlike those of all others even while names are missing or the same
 * @param addressField where its address is typed
 * @param role empty when it is neither server nor agent
 * @param spec empty when something cannot be used
 */
record NodeReading(
        int index, Owner owner, Field addressField, Optional<Ipv4> address, Optional<Role> role, Optional<SshAccess> access, Optional<NodeSpec> spec) {

    static java.util.List<NodeReading> all(ClusterDraft draft, Findings findings) {
        Set<String> labels = new HashSet<>();
        java.util.List<NodeReading> nodes = new java.util.ArrayList<>();
        for (int index = 0; index < draft.nodes().size(); index++) {
            nodes.add(of(index, draft.nodes().get(index), draft.ssh(), labels, findings));
        }
        return nodes;
    }

    private static NodeReading of(int index, ClusterDraft.Node typed, ClusterDraft.Ssh shared, Set<String> labels, Findings findings) {
        Optional<String> name = findings.required(Field.node(index, "name"), typed.name(), "label", Shapes::label);
        Optional<String> host = findings.required(Field.node(index, "host"), typed.host(), "host", Shapes::host);
        Field addressField = Field.node(index, typed.address().isBlank() ? "host" : "address");
        Optional<Ipv4> address = address(index, typed, host, findings);
        Optional<Role> role = typed.role().isBlank()
                ? Optional.of(Role.SERVER)
                : findings.optional(Field.node(index, "role"), typed.role(), "role", NodeReading::role);
        Optional<String> device = findings.optional(Field.node(index, "interface"), typed.networkInterface(), "interface", Shapes::interfaceName);
        Optional<Boolean> adopted = findings.yes(Field.node(index, "adopted"), typed.adopted());
        SshReading.check("nodes[" + index + "].ssh.", typed.ssh(), findings);
        ClusterDraft.Ssh merged = SshReading.merge(shared, typed.ssh());
        if (merged.user().isEmpty()) {
            findings.empty(Field.of("ssh.user"));
        }
        Optional<SshAccess> access = name.flatMap(node -> host.flatMap(target -> SshReading.access(node, target, merged)));
        Optional<NodeSpec> spec = access.flatMap(way -> address.flatMap(
                ip -> role.flatMap(part -> adopted.map(others -> new NodeSpec(name.orElseThrow(), part, way, ip, device.orElse(null), others)))));
        return new NodeReading(index, Owner.node(label(index, typed, labels)), addressField, address, role, access, spec);
    }

    /** The host itself when that is an address; a name alone does not tell where the node is on the LAN. */
    private static Optional<Ipv4> address(int index, ClusterDraft.Node typed, Optional<String> host, Findings findings) {
        Optional<Ipv4> given = findings.optional(Field.node(index, "address"), typed.address(), "ipv4", Ipv4::parse);
        if (!typed.address().isBlank()) {
            return given;
        }
        Optional<Ipv4> own = host.flatMap(Ipv4::parse);
        if (host.isPresent() && own.isEmpty()) {
            findings.empty(Field.node(index, "address"));
        }
        return own;
    }

    private static Optional<Role> role(String text) {
        return SshReading.oneOf(text, "server", "agent").map(word -> word.equals("agent") ? Role.AGENT : Role.SERVER);
    }

    private static String label(int index, ClusterDraft.Node typed, Set<String> labels) {
        String position = "#" + (index + 1);
        String label = !typed.name().isBlank() ? typed.name().strip() : !typed.host().isBlank() ? typed.host().strip() : position;
        label = Findings.shown(label);
        while (!labels.add(label)) {
            label += " " + position;
        }
        return label;
    }
}
