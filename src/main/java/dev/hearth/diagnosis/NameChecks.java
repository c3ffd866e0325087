// SPDX-License-Identifier: Apache-2.0
package dev.hearth.diagnosis;

import dev.hearth.domain.net.AddressRange;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.node.NodeFacts;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a machine is called by itself and by the router. The cluster calls it as the plan does. */
final class NameChecks {
    /** RFC 1123, one label or several; lower case, as Kubernetes wants it. */
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*");
    /** What images come with: nobody chose it, and the next machine has it too. */
    private static final Set<String> DEFAULTS = Set.of("localhost", "localhost.localdomain", "raspberrypi", "debian", "ubuntu", "fedora", "rocky", "alpine", "orangepi", "armbian", "dietpi");

    static final List<NodeCheck> ALL = List.of(new NodeCheck("id.name", NameChecks::name), new NodeCheck("ip.dhcp", NameChecks::lease));

    private NameChecks() {}

    private static Outcome name(Subject node) {
        String name = node.survey().one("id.hostname").orElse("");
        boolean good = HOST.matcher(name).matches() && !DEFAULTS.contains(name);
        return good ? Outcome.ok(name) : Outcome.shouldFix(ProblemCode.PREFLIGHT_HOSTNAME_SHAPE, name.isEmpty() ? "-" : name, node.node().name());
    }

    /** A lease outside the range of the plan: either it is reserved, or the router hands out more than the plan knows. */
    private static Outcome lease(Subject node) {
        AddressRange range = node.spec().addresses().lan().dhcp();
        String outside = node.facts().addresses().stream().filter(NodeFacts.Address::dynamic).map(NodeFacts.Address::address)
                .filter(address -> node.spec().addresses().lan().subnet().contains(address) && (range == null || !range.contains(address)))
                .map(Object::toString).collect(Collectors.joining(", "));
        return outside.isEmpty() ? Outcome.ok("-") : Outcome.info(ProblemCode.PREFLIGHT_LEASE_OUTSIDE, outside);
    }
}
