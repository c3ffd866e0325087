// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.dns;

import dev.hearth.domain.platform.DnsProvider;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.DnsApi;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TSIGRecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

/** The primary itself, by dynamic updates (RFC 2136) signed with TSIG (RFC 8945). Questions are signed too: views may go by the key. */
final class Rfc2136Api implements DnsApi {
    private static final long TTL = 60;
    private final DnsProvider.Rfc2136 primary;
    private final Secret secret;
    private final Exchange exchange = new Exchange(Duration.ofSeconds(4));
    private final String server;

    Rfc2136Api(DnsProvider.Rfc2136 primary, Secret secret) throws ProblemException {
        this.primary = primary;
        this.secret = secret;
        this.server = primary.port() == 53 ? primary.server() : primary.server() + ":" + primary.port();
        bytes();
    }

    /** Found by the SOA record that the primary answers with, for the name or for the zone that it is missing in. */
    @Override
    public DnsZone zoneOf(String name) throws ProblemException, InterruptedException {
        Message question = Exchange.question(Exchange.name(name), Type.SOA);
        question.getHeader().unsetFlag(Flags.RD);
        Message answer = send(question, name);
        for (int section : new int[] {Section.ANSWER, Section.AUTHORITY}) {
            for (Record record : answer.getSection(section)) {
                // an answer without authority is of some other server's zone; the root and top-level domains are nobody's own
                if (record instanceof SOARecord && answer.getHeader().getFlag(Flags.AA) && record.getName().labels() > 2
                        && Exchange.name(name).subdomain(record.getName())) {
                    String zone = Exchange.undotted(record.getName());
                    return new DnsZone(zone, zone);
                }
            }
        }
        throw Problem.blocking(ProblemCode.DNS_ZONE_MISSING, Map.of("provider", server, "domain", name, "zones", "-", "page", server))
                .detail(Rcode.string(answer.getRcode())).asException();
    }

    @Override
    public List<String> texts(DnsZone zone, String name) throws ProblemException, InterruptedException {
        Message question = Exchange.question(Exchange.name(name), Type.TXT);
        question.getHeader().unsetFlag(Flags.RD);
        return texts(send(question, name));
    }

    static List<String> texts(Message answer) {
        return answer.getSection(Section.ANSWER).stream().filter(TXTRecord.class::isInstance).map(TXTRecord.class::cast).map(Rfc2136Api::text).toList();
    }

    private static String text(TXTRecord record) {
        StringBuilder text = new StringBuilder();
        record.getStringsAsByteArrays().forEach(part -> text.append(new String(part, StandardCharsets.UTF_8)));
        return text.toString();
    }

    @Override
    public void addText(DnsZone zone, String name, String value) throws ProblemException, InterruptedException {
        Update update = new Update(Exchange.name(zone.name()));
        update.add(record(name, value));
        updated(send(update, name), name);
    }

    @Override
    public void removeText(DnsZone zone, String name, String value) throws ProblemException, InterruptedException {
        Update update = new Update(Exchange.name(zone.name()));
        update.delete(record(name, value));
        updated(send(update, name), name);
    }

    private static Record record(String name, String value) {
        return new TXTRecord(Exchange.name(name), DClass.IN, TTL, value);
    }

    private void updated(Message answer, String name) throws ProblemException {
        switch (answer.getRcode()) {
            case Rcode.NOERROR -> { }
            case Rcode.REFUSED, Rcode.NOTAUTH -> throw tsig(ProblemCode.DNS_TSIG_REFUSED).with("name", name).detail(Rcode.string(answer.getRcode())).asException();
            case Rcode.SERVFAIL -> throw Vendor.unreachable(server, "SERVFAIL").asException();
            default -> throw Problem.blocking(ProblemCode.DNS_REJECTED, Map.of("provider", server, "name", name))
                    .detail(Rcode.string(answer.getRcode())).asException();
        }
    }

    private Message send(Message question, String name) throws ProblemException, InterruptedException {
        Message answer;
        try {
            answer = exchange.send(new InetSocketAddress(InetAddress.getByName(primary.server()), primary.port()), question, key());
        } catch (UnknownHostException e) {
            throw new ProblemException(Vendor.unreachable(server, "unknown host"), e);
        } catch (IOException e) {
            throw Vendor.failed(server, e);
        }
        TSIGRecord signature = answer.getTSIG();
        switch (signature == null ? Rcode.NOERROR : signature.getError()) {
            case Rcode.NOERROR -> { }
            case Rcode.BADKEY -> throw tsig(ProblemCode.DNS_TSIG_KEY_UNKNOWN).asException();
            case Rcode.BADSIG -> throw tsig(ProblemCode.DNS_TSIG_SECRET_WRONG).asException();
            case Rcode.BADTIME -> throw Problem.blocking(ProblemCode.DNS_CLOCK,
                    Map.of("provider", server, "found", Instant.now().toString(), "required", theirs(signature))).detail("BADTIME").asException();
            default -> throw Problem.blocking(ProblemCode.DNS_REJECTED, Map.of("provider", server, "name", name))
                    .detail("TSIG error " + signature.getError()).asException();
        }
        if (!answer.isVerified()) {
            // REFUSED may come unsigned; anything else without the primary's signature could be anybody's
            throw (answer.getRcode() == Rcode.REFUSED ? tsig(ProblemCode.DNS_TSIG_REFUSED).with("name", name)
                    : Problem.blocking(ProblemCode.DNS_REJECTED, Map.of("provider", server, "name", name)))
                    .detail(Rcode.string(answer.getRcode()) + ", not signed").asException();
        }
        return answer;
    }

    /** The primary's time, 48 bits of seconds, comes in the other data of BADTIME (RFC 8945, 5.2.3). */
    private static String theirs(TSIGRecord signature) {
        byte[] other = signature.getOther();
        if (other == null || other.length != 6) {
            return "-";
        }
        long seconds = 0;
        for (byte part : other) {
            seconds = (seconds << 8) | (part & 0xff);
        }
        return Instant.ofEpochSecond(seconds).toString();
    }

    private Problem tsig(ProblemCode code) {
        return Problem.blocking(code, Map.of("server", server, "key", primary.keyName(), "algorithm", primary.algorithm().dnsName()));
    }

    private TSIG key() throws ProblemException {
        Name algorithm = switch (primary.algorithm()) {
            case HMAC_SHA256 -> TSIG.HMAC_SHA256;
            case HMAC_SHA512 -> TSIG.HMAC_SHA512;
        };
        return new TSIG(algorithm, Exchange.name(primary.keyName()), bytes());
    }

    private byte[] bytes() throws ProblemException {
        try {
            byte[] bytes = Base64.getDecoder().decode(secret.reveal());
            if (bytes.length > 0) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // said below; the decoder's words quote a letter of the secret
        }
        throw tsig(ProblemCode.DNS_TSIG_SHAPE).asException();
    }

    @Override
    public void close() {}
}
