// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.cluster;

import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.platform.OutsideService;
import dev.hearth.domain.problem.Field;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the services outside Kubernetes. */
record ServiceReading(NetworkReading network, Findings findings) {
    /** Names that the platform's own pages have. */
    private static final Set<String> OURS = Set.of("argocd", "traefik");

    List<OutsideService> read(List<ClusterDraft.Service> typed) {
        List<OutsideService> services = new ArrayList<>();
        Set<String> names = new HashSet<>(OURS);
        for (int index = 0; index < typed.size(); index++) {
            one("services[" + index + "].", typed.get(index), names).ifPresent(services::add);
        }
        return services;
    }

    private Optional<OutsideService> one(String prefix, ClusterDraft.Service typed, Set<String> names) {
        Optional<String> name = findings.required(Field.of(prefix + "name"), typed.name(), "label", Shapes::label);
        if (name.isPresent() && !names.add(name.get())) {
            findings.add(Field.of(prefix + "name"), Problem.blocking(ProblemCode.SERVICE_NAME_TAKEN, Map.of("found", name.get())));
        }
        Optional<Ipv4> address = findings.required(Field.of(prefix + "address"), typed.address(), "ipv4", Ipv4::parse);
        address.filter(this::ours).ifPresent(found ->
                findings.add(Field.of(prefix + "address"), Problem.blocking(ProblemCode.SERVICE_ADDRESS_OURS, Map.of("found", found.toString()))));
        Optional<Integer> port = findings.required(Field.of(prefix + "port"), typed.port(), "port", Shapes::port);
        Optional<String> scheme = typed.scheme().isBlank()
                ? Optional.of("http")
                : findings.optional(Field.of(prefix + "scheme"), typed.scheme(), "scheme", text -> SshReading.oneOf(text, "http", "https"));
        return name.flatMap(label -> address.flatMap(ip -> port.flatMap(number ->
                scheme.map(word -> new OutsideService(label, ip, number, word.equals("https"))))));
    }

    /** Of the pool or the VIP: Traefik would ask itself. */
    private boolean ours(Ipv4 address) {
        return network.pool().filter(pool -> pool.contains(address)).isPresent() || network.vip().filter(address::equals).isPresent();
    }
}
