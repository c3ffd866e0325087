// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.domain.platform.DnsProvider;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.DnsApi;
import dev.hearth.port.DnsApis;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The played provider. It takes any credential but {@link PracticeHomelab#UNKNOWN_DNS_CREDENTIAL}. */
final class PracticeDns implements DnsApis {
    private static final Duration ROUND_TRIP = Duration.ofMillis(120);
    private final World world;

    PracticeDns(World world) {
        this.world = world;
    }

    @Override
    public DnsApi open(DnsProvider provider, Secret credential) {
        return new Account(provider.id(), credential);
    }

    private final class Account implements DnsApi {
        private final String provider;
        private final Secret credential;

        Account(String provider, Secret credential) {
            this.provider = provider;
            this.credential = credential;
        }

        @Override
        public DnsZone zoneOf(String name) throws ProblemException, InterruptedException {
            return ask(name, false, () -> world.dns().zone(name).orElseThrow(() -> problem(ProblemCode.DNS_ZONE_MISSING)
                    .with("domain", name).with("zones", DnsPlay.ZONES.stream().map(DnsZone::name).collect(Collectors.joining(", "))).asException()));
        }

        @Override
        public List<String> texts(DnsZone zone, String name) throws ProblemException, InterruptedException {
            return ask(name, false, () -> world.dns().texts(name, world.time()));
        }

        @Override
        public void addText(DnsZone zone, String name, String value) throws ProblemException, InterruptedException {
            ask(name, true, () -> {
                world.dns().add(name, value, world.time());
                return value;
            });
        }

        @Override
        public void removeText(DnsZone zone, String name, String value) throws ProblemException, InterruptedException {
            ask(name, true, () -> {
                world.dns().remove(name, value, world.time());
                return value;
            });
        }

        @Override
        public void close() {}

        private <T> T ask(String name, boolean change, Answer<T> answer) throws ProblemException, InterruptedException {
            world.pass(ROUND_TRIP);
            return world.ask(now -> {
                if (credential.equals(PracticeHomelab.UNKNOWN_DNS_CREDENTIAL)) {
                    throw problem(ProblemCode.DNS_CREDENTIAL_UNKNOWN).with("credential", provider).asException();
                }
                if (change && world.has(Fault.DNS_KEY_READ_ONLY)) {
                    throw problem(ProblemCode.DNS_CREDENTIAL_FORBIDDEN).with("permission", "DNS:Edit (" + name + ")").asException();
                }
                return answer.give();
            });
        }

        private Problem problem(ProblemCode code) {
            return Problem.blocking(code, Map.of("provider", provider, "page", "https://provider.example/keys"));
        }
    }

    @FunctionalInterface
    private interface Answer<T> {
        T give() throws ProblemException;
    }
}
