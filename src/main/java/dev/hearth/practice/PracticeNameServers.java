// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.NameServers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The played internet's name servers, and the home's resolver, which may have a view of its own. */
final class PracticeNameServers implements NameServers {
    private static final Duration ROUND_TRIP = Duration.ofMillis(20);
    private final World world;

    PracticeNameServers(World world) {
        this.world = world;
    }

    @Override
    public List<NameServer> authoritative(String zone) throws ProblemException, InterruptedException {
        world.pass(ROUND_TRIP);
        if (DnsPlay.ZONES.stream().noneMatch(there -> there.name().equals(zone))) {
            String above = world.dns().zone(zone).map(there -> there.name()).orElse("example");
            throw Problem.blocking(ProblemCode.DNS_NOT_DELEGATED, Map.of("zone", zone, "found", above)).asException();
        }
        return List.of(DnsPlay.FIRST, DnsPlay.SECOND);
    }

    @Override
    public List<String> texts(NameServer server, String name) throws InterruptedException {
        world.pass(ROUND_TRIP);
        return world.ask(now -> world.dns().texts(server, name, world.time()));
    }

    @Override
    public Optional<Ipv4> resolve(String name) throws InterruptedException {
        world.pass(ROUND_TRIP);
        return Optional.empty();
    }

    @Override
    public List<String> resolvedTexts(String name) throws InterruptedException {
        world.pass(ROUND_TRIP);
        return world.ask(now -> world.has(Fault.SPLIT_HORIZON) ? List.of() : world.dns().texts(DnsPlay.FIRST, name, world.time()));
    }

    @Override
    public List<String> authorities(String name) throws InterruptedException {
        world.pass(ROUND_TRIP);
        return List.of();
    }
}
