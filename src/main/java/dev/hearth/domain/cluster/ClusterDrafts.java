// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.cluster;

import dev.hearth.domain.net.AddressPlan;
import dev.hearth.domain.net.Claims;
import dev.hearth.domain.net.Lan;
import dev.hearth.domain.platform.PlatformSpec;
import dev.hearth.domain.problem.Field;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns a draft into a specification, or says all that is wrong with it, each at its field. Empty texts take their defaults:
 * port 22, the key ~/.ssh/id_ed25519, a password for sudo (never for root), role server, Traefik first in the pool.
 */
public final class ClusterDrafts {
    private ClusterDrafts() {}

    public static Checked check(ClusterDraft draft) {
        Findings findings = new Findings();
        Optional<String> name = findings.required(Field.of("name"), draft.name(), "label", Shapes::label);
        NetworkReading network = NetworkReading.of(draft.network(), findings);
        SshReading.check("ssh.", draft.ssh(), findings);
        List<NodeReading> nodes = NodeReading.all(draft, findings);
        AddressFindings addresses = new AddressFindings(draft, network, nodes);
        addresses.report(findings);
        ServerFindings.report(draft, nodes, findings);
        Optional<PlatformSpec> platform = PlatformReading.read(draft, network, findings);
        Sources sources = sources(draft.advanced(), findings);
        Optional<StepOrder> order = findings.optional(Field.of("advanced.order"), draft.advanced().order(), "order", ClusterDrafts::order);
        if (findings.block()) {
            return new Checked(null, findings.all());
        }
        AddressPlan plan = new AddressPlan(
                addresses.lan().orElseThrow(), network.vip().orElseThrow(), network.pool().orElseThrow(), network.traefik().orElseThrow());
        List<NodeSpec> specs = nodes.stream().map(node -> node.spec().orElseThrow()).toList();
        ClusterSpec spec = new ClusterSpec(
                name.orElseThrow(), plan, network.apiName().orElse(null), specs, platform.orElse(null), sources, order.orElse(StepOrder.KEEP), draft.decisions());
        return new Checked(spec, findings.all());
    }

    /**
     * The first node of a draft that says no more than where a machine is and how to log in there.
     *
     * @throws ProblemException the first thing that is wrong with it
     */
    public static NodeSpec door(ClusterDraft draft) throws ProblemException {
        Findings findings = new Findings();
        findings.required(Field.of("name"), draft.name(), "label", Shapes::label);
        SshReading.check("ssh.", draft.ssh(), findings);
        List<NodeReading> nodes = NodeReading.all(draft, findings);
        Optional<Problem> wrong = findings.all().stream().filter(Problem::blocks).findFirst();
        if (wrong.isPresent()) {
            throw wrong.get().asException();
        }
        return nodes.getFirst().spec().orElseThrow();
    }

    /** What of the LAN can be read so far, for the planner; empty while the subnet cannot be. The desktop is not in a draft. */
    public static Optional<Lan> lan(ClusterDraft draft) {
        return addresses(draft).lan();
    }

    /** Who has which addresses so far, for the map; empty while the subnet cannot be read. */
    public static Optional<Claims> claims(ClusterDraft draft) {
        return addresses(draft).claims();
    }

    /** What stands on the control plane as far as it can be read, whatever else is wrong; empty when it is not wanted. */
    public static Optional<PlatformSpec> platform(ClusterDraft draft) {
        Findings unheard = new Findings();
        return PlatformReading.read(draft, NetworkReading.of(draft.network(), unheard), unheard);
    }

    private static AddressFindings addresses(ClusterDraft draft) {
        Findings unheard = new Findings();
        return new AddressFindings(draft, NetworkReading.of(draft.network(), unheard), NodeReading.all(draft, unheard));
    }

    private static Sources sources(ClusterDraft.Advanced typed, Findings findings) {
        @Nullable String mirror = findings.optional(Field.of("advanced.mirror"), typed.mirror(), "url-or-folder", Shapes::urlOrFolder).orElse(null);
        @Nullable String releases = findings.optional(Field.of("advanced.releases"), typed.releases(), "path", Shapes::path).orElse(null);
        SortedMap<String, List<String>> registries = new TreeMap<>();
        Field field = Field.of("advanced.registries");
        for (Map.Entry<String, List<String>> entry : typed.registries().entrySet()) {
            Optional<String> registry = findings.required(field, entry.getKey(), "registry", Shapes::registry);
            List<String> endpoints = new ArrayList<>();
            entry.getValue().forEach(url -> findings.required(field, url, "http-url", Shapes::httpUrl).ifPresent(endpoints::add));
            if (entry.getValue().isEmpty()) {
                findings.empty(field);
            }
            registry.ifPresent(host -> registries.put(host, List.copyOf(endpoints)));
        }
        return new Sources(mirror, releases, registries);
    }

    private static Optional<StepOrder> order(String text) {
        return SshReading.oneOf(text, "keep", "overlap").map(word -> word.equals("keep") ? StepOrder.KEEP : StepOrder.OVERLAP);
    }
}
