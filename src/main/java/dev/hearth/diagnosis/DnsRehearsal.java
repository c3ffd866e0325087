// SPDX-License-Identifier: Apache-2.0
package dev.hearth.diagnosis;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.DnsApi;
import dev.hearth.port.DnsApi.DnsZone;
import dev.hearth.port.DnsApis;
import dev.hearth.port.DnsRehearsals;
import dev.hearth.port.NameServers;
import dev.hearth.port.NameServers.NameServer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Rehearses against the provider's interface and the domain's own name servers. */
public final class DnsRehearsal implements DnsRehearsals {
    /** What rehearsals write begins with it, so that leftovers are known for ours, whoever's crash they are of. */
    static final String MARK = "hearth-rehearsal=";
    private static final SecureRandom RANDOM = new SecureRandom();
    private final DnsApis apis;
    private final NameServers servers;
    private final InstantSource clock;
    private final Pause pause;

    /** How time passes. */
    @FunctionalInterface
    public interface Pause {
        void pass(Duration time) throws InterruptedException;
    }

    public DnsRehearsal(DnsApis apis, NameServers servers, InstantSource clock, Pause pause) {
        this.apis = apis;
        this.servers = servers;
        this.clock = clock;
        this.pause = pause;
    }

    @Override
    public Rehearsed rehearse(Rehearsal rehearsal, Watcher watcher) throws ProblemException, InterruptedException {
        try (DnsApi api = apis.open(rehearsal.provider(), rehearsal.credential())) {
            DnsZone zone = api.zoneOf(rehearsal.domain());
            List<NameServer> authoritative = authoritative(rehearsal.domain(), zone);
            Optional<Problem> forbidden = forbidden(rehearsal);
            if (forbidden.isPresent()) {
                throw forbidden.get().asException();
            }
            int leftovers = sweep(api, zone, rehearsal.name());
            byte[] random = new byte[16];
            RANDOM.nextBytes(random);
            String value = MARK + HexFormat.of().formatHex(random);
            Rehearsed rehearsed;
            try {
                Instant begin = clock.instant();
                api.addText(zone, rehearsal.name(), value);
                List<Sight> sights = await(rehearsal, value, authoritative, begin, watcher);
                rehearsed = new Rehearsed(zone, sights, leftovers, split(rehearsal, value).orElse(null));
            } catch (ProblemException | InterruptedException | RuntimeException e) {
                // an interrupt is over once it is thrown, so removing is not interrupted by the same one
                removeAfter(e, api, zone, rehearsal.name(), value);
                throw e;
            }
            api.removeText(zone, rehearsal.name(), value);
            return rehearsed;
        }
    }

    /** Whoever is asked about the domain: it may be delegated out of the account's zone, and then that zone is never looked at. */
    private List<NameServer> authoritative(String domain, DnsZone zone) throws ProblemException, InterruptedException {
        for (String at = domain; ; at = at.substring(at.indexOf('.') + 1)) {
            try {
                return servers.authoritative(at);
            } catch (ProblemException e) {
                if (e.problem().code() != ProblemCode.DNS_NOT_DELEGATED || at.equals(zone.name())) {
                    throw e;
                }
            }
        }
    }

    private Optional<Problem> forbidden(Rehearsal rehearsal) throws ProblemException, InterruptedException {
        String authority = rehearsal.authority();
        return authority == null ? Optional.empty() : CaaRecords.forbid(rehearsal.domain(), authority, servers.authorities(rehearsal.domain()));
    }

    private static int sweep(DnsApi api, DnsZone zone, String name) throws ProblemException, InterruptedException {
        int swept = 0;
        for (String value : api.texts(zone, name)) {
            if (value.startsWith(MARK)) {
                api.removeText(zone, name, value);
                swept++;
            }
        }
        return swept;
    }

    private List<Sight> await(Rehearsal rehearsal, String value, List<NameServer> authoritative, Instant begin, Watcher watcher)
            throws ProblemException, InterruptedException {
        List<Sight> sights = new ArrayList<>(authoritative.stream().map(server -> new Sight(server, null)).toList());
        String failure = "";
        while (true) {
            for (int i = 0; i < sights.size(); i++) {
                NameServer server = sights.get(i).server();
                try {
                    if (!sights.get(i).seen() && servers.texts(server, rehearsal.name()).contains(value)) {
                        sights.set(i, new Sight(server, Duration.between(begin, clock.instant())));
                    }
                } catch (ProblemException e) {
                    // one of several may be away; in the end it counts as one that did not show it
                    failure = server.name() + ": " + e.problem().code().id() + " " + e.problem().detail();
                }
            }
            Duration after = Duration.between(begin, clock.instant());
            watcher.looked(List.copyOf(sights), after);
            if (sights.stream().allMatch(Sight::seen)) {
                return sights;
            }
            if (after.compareTo(rehearsal.limit()) >= 0) {
                throw Problem.blocking(ProblemCode.DNS_NOT_SEEN, Map.of(
                        "name", rehearsal.name(), "seconds", Long.toString(after.toSeconds()),
                        "servers", names(sights, false), "seen", names(sights, true))).detail(failure).asException();
            }
            pause.pass(rehearsal.every());
        }
    }

    private static String names(List<Sight> sights, boolean seen) {
        String names = sights.stream().filter(sight -> sight.seen() == seen).map(sight -> sight.server().name()).collect(Collectors.joining(", "));
        return names.isEmpty() ? "-" : names;
    }

    private Optional<Problem> split(Rehearsal rehearsal, String value) throws InterruptedException {
        return SplitHorizon.between(rehearsal.name(), value, servers.resolvedTexts(rehearsal.name()));
    }

    private static void removeAfter(Exception cause, DnsApi api, DnsZone zone, String name, String value) {
        try {
            api.removeText(zone, name, value);
        } catch (ProblemException e) {
            // the next rehearsal finds it
            cause.addSuppressed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cause.addSuppressed(e);
        }
    }
}
