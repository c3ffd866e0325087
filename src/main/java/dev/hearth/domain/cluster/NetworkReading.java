// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.cluster;

import dev.hearth.domain.net.AddressRange;
import dev.hearth.domain.net.Cidr;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.problem.Field;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The network part of a draft, as far as it can be read.
 *
 * @param subnet with host bits cleared when they were set
 * @param traefik the first of the pool when none is given (guide G52)
 */
record NetworkReading(
        Optional<Cidr> subnet,
        Optional<Ipv4> gateway,
        List<Ipv4> dns,
        Optional<AddressRange> dhcp,
        Optional<Ipv4> vip,
        Optional<AddressRange> pool,
        Optional<Ipv4> traefik,
        Optional<String> apiName) {

    /** Of RFC 1918, and of RFC 6598, which is not reached from outside either. */
    private static final List<Cidr> HOME = Stream.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10").map(Cidr::of).toList();
    /** This network, loopback, multicast and reserved (RFC 6890): no host has such an address. */
    private static final List<Cidr> HOSTLESS = Stream.of("0.0.0.0/8", "127.0.0.0/8", "224.0.0.0/3").map(Cidr::of).toList();

    static NetworkReading of(ClusterDraft.Network typed, Findings findings) {
        Optional<Cidr> subnet = subnet(typed.subnet(), findings);
        Optional<Ipv4> gateway = findings.optional(at("gateway"), typed.gateway(), "ipv4", Ipv4::parse);
        List<Ipv4> dns = dns(typed.dns(), findings);
        Optional<AddressRange> dhcp = findings.optional(at("dhcp"), typed.dhcp(), "range", AddressRange::parse);
        Optional<Ipv4> vip = findings.required(at("vip"), typed.vip(), "ipv4", Ipv4::parse);
        Optional<AddressRange> pool = findings.required(at("pool"), typed.pool(), "range", AddressRange::parse);
        Optional<Ipv4> traefik = typed.traefik().isBlank()
                ? pool.map(AddressRange::first)
                : findings.optional(at("traefik"), typed.traefik(), "ipv4", Ipv4::parse);
        Optional<String> apiName = findings.optional(at("api-name"), typed.apiName(), "host-name", Shapes::hostName);
        return new NetworkReading(subnet, gateway, dns, dhcp, vip, pool, traefik, apiName);
    }

    private static Field at(String key) {
        return Field.of("network." + key);
    }

    private static Optional<Cidr> subnet(String typed, Findings findings) {
        Field field = at("subnet");
        Optional<Cidr> subnet = findings.required(field, typed, "subnet",
                text -> Cidr.suggest(text).filter(cidr -> HOSTLESS.stream().noneMatch(cidr::overlaps)));
        subnet.ifPresent(cidr -> {
            if (Cidr.parse(typed).isEmpty()) {
                findings.add(field, Problem.blocking(ProblemCode.SUBNET_HOST_BITS, Map.of("found", typed.strip(), "suggestion", cidr.toString())));
            }
            if (cidr.prefix() < 16 || cidr.prefix() > 30) {
                findings.add(field, Problem.blocking(ProblemCode.SUBNET_SIZE, Map.of("found", cidr.toString())));
            } else if (HOME.stream().noneMatch(home -> home.range().contains(cidr.range()))) {
                findings.add(field, Problem.warning(ProblemCode.SUBNET_PUBLIC, Map.of("found", cidr.toString())));
            }
        });
        return subnet;
    }

    private static List<Ipv4> dns(String typed, Findings findings) {
        List<Ipv4> servers = new ArrayList<>();
        for (String text : typed.split("[,;\\s]+", -1)) {
            findings.optional(at("dns"), text, "dns", Ipv4::parse).ifPresent(servers::add);
        }
        return servers;
    }
}
