// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.dns;

import dev.hearth.adapter.dns.Delegations.Cut;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.NameServers;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xbill.DNS.CAARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Name servers as this desktop reaches them. */
public final class DesktopNameServers implements NameServers {
    private final Exchange exchange;
    private final Resolvers resolvers;
    private final Delegations delegations;

    public DesktopNameServers() {
        this(Surroundings.ofThisDesktop(), Duration.ofSeconds(3));
    }

    /** For tests. */
    DesktopNameServers(Surroundings surroundings, Duration patience) {
        this.exchange = new Exchange(patience);
        this.resolvers = new Resolvers(surroundings, exchange);
        this.delegations = new Delegations(surroundings, exchange, resolvers);
    }

    @Override
    public List<NameServer> authoritative(String zone) throws ProblemException, InterruptedException {
        Name name = Exchange.name(zone);
        Cut closest = delegations.path(name).getLast();
        if (!closest.zone().equals(name)) {
            throw Problem.blocking(ProblemCode.DNS_NOT_DELEGATED, Map.of("zone", zone, "found", Exchange.undotted(closest.zone()))).asException();
        }
        return closest.servers();
    }

    @Override
    public List<String> texts(NameServer server, String name) throws ProblemException, InterruptedException {
        Message answer;
        try {
            answer = exchange.ask(delegations.at(server), Exchange.name(name), Type.TXT, false);
        } catch (IOException e) {
            throw Vendor.failed(server.name(), e);
        }
        boolean usable = answer.getRcode() == Rcode.NOERROR || answer.getRcode() == Rcode.NXDOMAIN;
        if (!usable || !answer.getHeader().getFlag(Flags.AA)) {
            // without authority: a router that keeps port 53 for itself, or a server that does not have the zone
            throw Vendor.unreachable(server.name(), Rcode.string(answer.getRcode()) + (usable ? ", without authority (AA)" : "")).asException();
        }
        return Rfc2136Api.texts(answer);
    }

    @Override
    public Optional<Ipv4> resolve(String name) throws InterruptedException {
        return resolvers.address(Exchange.name(name));
    }

    @Override
    public List<String> resolvedTexts(String name) throws InterruptedException {
        return resolvers.ask(Exchange.name(name), Type.TXT).map(Rfc2136Api::texts).orElse(List.of());
    }

    @Override
    public List<String> authorities(String name) throws ProblemException, InterruptedException {
        Name full = Exchange.name(name.replaceFirst("^\\*\\.", ""));
        List<Cut> path = delegations.path(full);
        for (Name level = full; level.labels() > 1; level = new Name(level, 1)) {
            List<String> found = authoritiesAt(level, path);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    /** An alias is followed by the desktop's resolvers, which can do that (RFC 8659, 3: as any other lookup). */
    private List<String> authoritiesAt(Name level, List<Cut> path) throws ProblemException, InterruptedException {
        Cut closest = path.stream().filter(cut -> level.subdomain(cut.zone())).reduce((above, below) -> below).orElseThrow();
        Message answer = delegations.ask(closest, level, Type.CAA);
        boolean alias = answer.getSection(Section.ANSWER).stream().anyMatch(CNAMERecord.class::isInstance);
        return (alias ? resolvers.ask(level, Type.CAA).orElse(answer) : answer).getSection(Section.ANSWER).stream()
                .filter(CAARecord.class::isInstance).map(CAARecord.class::cast)
                .map(record -> record.getTag() + " \"" + record.getValue() + "\"").toList();
    }
}
