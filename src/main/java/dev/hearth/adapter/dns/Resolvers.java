// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.dns;

import dev.hearth.domain.net.Ipv4;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** The desktop's own resolvers, asked in turn until one answers. */
final class Resolvers {
    private final Surroundings surroundings;
    private final Exchange exchange;

    Resolvers(Surroundings surroundings, Exchange exchange) {
        this.surroundings = surroundings;
        this.exchange = exchange;
    }

    /** Empty when none gave a usable answer; a name that does not exist is an answer. */
    Optional<Message> ask(Name name, int type) throws InterruptedException {
        for (InetSocketAddress server : surroundings.resolvers().get()) {
            try {
                Message answer = exchange.ask(server, name, type, true);
                if (answer.getRcode() == Rcode.NOERROR || answer.getRcode() == Rcode.NXDOMAIN) {
                    return Optional.of(answer);
                }
            } catch (IOException e) {
                // the next one may answer
            }
        }
        return Optional.empty();
    }

    Optional<Ipv4> address(Name name) throws InterruptedException {
        return ask(name, Type.A).flatMap(answer -> addresses(answer, Section.ANSWER).stream().findFirst());
    }

    static List<Ipv4> addresses(Message answer, int section) {
        return answer.getSection(section).stream().filter(ARecord.class::isInstance)
                .map(record -> Ipv4.of(((ARecord) record).getAddress().getHostAddress())).toList();
    }
}
