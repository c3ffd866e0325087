// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.dns;

import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.NameServers.NameServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Walks from the root to a name by asking each zone's servers for the next one's, without recursion (RFC 1034, 5.3.3). */
final class Delegations {
    private static final int ASKED = 4;
    private final Surroundings surroundings;
    private final Exchange exchange;
    private final Resolvers resolvers;

    Delegations(Surroundings surroundings, Exchange exchange, Resolvers resolvers) {
        this.surroundings = surroundings;
        this.exchange = exchange;
        this.resolvers = resolvers;
    }

    /** A zone and who serves it. */
    record Cut(Name zone, List<NameServer> servers) {}

    /** The zones from the root to the closest one that the name is in. */
    List<Cut> path(Name name) throws ProblemException, InterruptedException {
        List<Cut> path = new ArrayList<>(List.of(root()));
        for (int labels = 2; labels <= name.labels(); labels++) {
            Name level = new Name(name, name.labels() - labels);
            Message answer = ask(path.getLast(), level, Type.NS);
            List<Name> names = servers(answer, level);
            if (!names.isEmpty()) {
                path.add(new Cut(level, addressed(level, names, answer)));
            }
        }
        return path;
    }

    /** Asks the zone's servers in turn until one answers. */
    Message ask(Cut cut, Name name, int type) throws ProblemException, InterruptedException {
        String failure = "";
        for (NameServer server : cut.servers().stream().limit(ASKED).toList()) {
            try {
                Message answer = exchange.ask(at(server), name, type, false);
                boolean usable = answer.getRcode() == Rcode.NOERROR || answer.getRcode() == Rcode.NXDOMAIN;
                // neither its own nor a delegation: a router that keeps port 53 for itself, whose "nothing" must not count
                boolean itsOwn = answer.getHeader().getFlag(Flags.AA) || !servers(answer, name).isEmpty();
                if (usable && itsOwn) {
                    return answer;
                }
                failure = Rcode.string(answer.getRcode()) + (usable ? ", without authority (AA)" : "");
            } catch (IOException e) {
                failure = String.valueOf(e.getMessage());
            }
        }
        throw Vendor.unreachable(cut.servers().stream().limit(ASKED).map(NameServer::name).collect(Collectors.joining(", ")), failure).asException();
    }

    InetSocketAddress at(NameServer server) {
        return new InetSocketAddress(server.address().toString(), surroundings.port());
    }

    /** As the desktop's resolvers name them, so that a network with a root of its own is walked too; else the well-known ones. */
    private Cut root() throws InterruptedException {
        Optional<Message> answer = resolvers.ask(Name.root, Type.NS);
        List<NameServer> named = new ArrayList<>();
        if (answer.isPresent()) {
            for (Name name : servers(answer.get(), Name.root).stream().limit(ASKED).toList()) {
                address(name, answer.get()).ifPresent(address -> named.add(new NameServer(Exchange.undotted(name), address)));
            }
        }
        surroundings.roots().forEach(address -> named.add(new NameServer(address, Ipv4.of(address))));
        return new Cut(Name.root, named);
    }

    /** From the answer where the server has the zone itself, from the authority section where it delegates. */
    private static List<Name> servers(Message answer, Name zone) {
        for (int section : new int[] {Section.ANSWER, Section.AUTHORITY}) {
            List<Name> names = answer.getSection(section).stream()
                    .filter(record -> record instanceof NSRecord && record.getName().equals(zone))
                    .map(record -> ((NSRecord) record).getTarget()).sorted().toList();
            if (!names.isEmpty()) {
                return names;
            }
        }
        return List.of();
    }

    private List<NameServer> addressed(Name zone, List<Name> names, Message answer) throws ProblemException, InterruptedException {
        List<NameServer> servers = new ArrayList<>();
        for (Name name : names) {
            address(name, answer).ifPresent(address -> servers.add(new NameServer(Exchange.undotted(name), address)));
        }
        if (servers.isEmpty()) {
            throw Vendor.unreachable(names.stream().map(Exchange::undotted).collect(Collectors.joining(", ")),
                    "no IPv4 address is known for any server of " + Exchange.undotted(zone)).asException();
        }
        return servers;
    }

    /** Glue, else what the resolvers say. */
    private Optional<Ipv4> address(Name name, Message answer) throws InterruptedException {
        for (Record record : answer.getSection(Section.ADDITIONAL)) {
            if (record instanceof ARecord glue && record.getName().equals(name)) {
                return Optional.of(Ipv4.of(glue.getAddress().getHostAddress()));
            }
        }
        return resolvers.address(name);
    }
}
