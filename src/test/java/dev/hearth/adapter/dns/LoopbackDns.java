// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import javax.crypto.spec.SecretKeySpec;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TSIGRecord;
import org.xbill.DNS.Type;

/**
 * A small authoritative name server on loopback, by UDP and TCP: zones with delegations, updates signed with TSIG. Addresses beside
 * 127.0.0.1 (all of 127/8 is there on Linux) let several servers share a port, as name servers do.
 */
final class LoopbackDns implements AutoCloseable {
    final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    final List<Name> mayUpdate = Collections.synchronizedList(new ArrayList<>());
    private final Map<Name, List<Record>> zones = Collections.synchronizedMap(new TreeMap<>());
    private final Map<Name, TSIG> keys = new ConcurrentHashMap<>();
    private final DatagramSocket udp;
    private final ServerSocket tcp;
    /** Questions that get no answer at all. */
    volatile Predicate<String> silent = question -> false;
    /** Answers come as from a cache. */
    volatile boolean withoutAuthority;
    /** UDP answers are cut. */
    volatile boolean truncating;
    volatile int rcode = Rcode.NOERROR;

    LoopbackDns(String address, int port) throws IOException {
        InetAddress at = InetAddress.getByName(address);
        this.tcp = new ServerSocket(port, 5, at);
        this.udp = new DatagramSocket(new InetSocketAddress(at, tcp.getLocalPort()));
        Thread.ofVirtual().start(this::listen);
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return udp.getLocalPort();
    }

    InetSocketAddress address() {
        return new InetSocketAddress(udp.getLocalAddress(), udp.getLocalPort());
    }

    /** @param records in the form of master files, names absolute: {@code ns1.example.com. 60 IN A 127.0.0.1} */
    void zone(String zone, String... records) throws IOException {
        List<Record> all = Collections.synchronizedList(new ArrayList<>());
        all.add(record(zone + " 60 IN SOA ns1." + (zone.equals(".") ? "" : zone) + " hostmaster.example. 1 3600 600 86400 30"));
        for (String record : records) {
            all.add(record(record));
        }
        zones.put(Name.fromString(zone), all);
    }

    private static Record record(String line) throws IOException {
        String[] parts = line.split(" ", 5);
        return Record.fromString(Name.fromString(parts[0]), Type.value(parts[3]), DClass.IN, Long.parseLong(parts[1]), parts[4], Name.root);
    }

    /** @param offset of this server's clock */
    void key(String name, Name algorithm, byte[] secret, Duration offset) throws IOException {
        Name key = Name.fromString(name);
        keys.put(key, new TSIG(algorithm, key, new SecretKeySpec(secret, "HmacSHA256"), Clock.offset(Clock.systemUTC(), offset)));
    }

    private void listen() {
        byte[] buffer = new byte[65535];
        while (!udp.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                udp.receive(packet);
                byte[] reply = answer(java.util.Arrays.copyOf(packet.getData(), packet.getLength()), truncating);
                if (reply.length > 0) {
                    udp.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                if (!udp.isClosed()) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        }
    }

    private void accept() {
        while (!tcp.isClosed()) {
            try (Socket socket = tcp.accept()) {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                byte[] reply = answer(in.readNBytes(in.readUnsignedShort()), false);
                DataOutputStream out = new DataOutputStream(socket.getOutputStream());
                out.writeShort(reply.length);
                out.write(reply);
            } catch (IOException e) {
                if (!tcp.isClosed()) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        }
    }

    private byte[] answer(byte[] wire, boolean cut) throws IOException {
        Message query = new Message(wire);
        Name name = query.getQuestion().getName();
        asked.add(Opcode.string(query.getHeader().getOpcode()) + " " + name + " " + Type.string(query.getQuestion().getType())
                + (query.getHeader().getFlag(Flags.RD) ? " RD" : ""));
        if (silent.test(asked.getLast())) {
            return new byte[0];
        }
        Message reply = new Message(query.getHeader().getID());
        reply.getHeader().setOpcode(query.getHeader().getOpcode());
        reply.getHeader().setFlag(Flags.QR);
        reply.addRecord(query.getQuestion(), Section.QUESTION);
        TSIGRecord signature = query.getTSIG();
        TSIG key = signature == null ? null : keys.get(signature.getName());
        int error = signature == null ? Rcode.NOERROR : key == null || !algorithm(key, signature) ? Rcode.BADKEY : key.verify(query, wire, null);
        if (error != Rcode.NOERROR) {
            reply.getHeader().setRcode(Rcode.NOTAUTH);
            if (error == Rcode.BADTIME) {
                reply.setTSIG(key, error, signature);
            } else {
                reply.addRecord(new TSIGRecord(signature.getName(), DClass.ANY, 0, signature.getAlgorithm(), Instant.now(), TSIG.FUDGE, new byte[0],
                        query.getHeader().getID(), error, new byte[0]), Section.ADDITIONAL);
            }
            return reply.toWire(65535);
        }
        if (query.getHeader().getOpcode() == Opcode.UPDATE) {
            reply.getHeader().setRcode(signature != null && mayUpdate.contains(signature.getName()) ? update(query) : Rcode.REFUSED);
        } else {
            respond(name, query.getQuestion().getType(), reply);
        }
        if (cut) {
            reply.removeAllRecords(Section.ANSWER);
            reply.getHeader().setFlag(Flags.TC);
        }
        if (key != null) {
            reply.setTSIG(key, Rcode.NOERROR, signature);
        }
        return reply.toWire(65535);
    }

    private static boolean algorithm(TSIG key, TSIGRecord signature) {
        // TSIG keeps its algorithm to itself; the test server has SHA-256 keys alone
        return signature.getAlgorithm().equals(TSIG.HMAC_SHA256);
    }

    private void respond(Name name, int type, Message reply) {
        reply.getHeader().setRcode(rcode);
        Name zone = zones.keySet().stream().filter(name::subdomain).reduce((one, other) -> other.labels() > one.labels() ? other : one).orElse(null);
        if (zone == null) {
            reply.getHeader().setRcode(Rcode.REFUSED);
            return;
        }
        List<Record> records = List.copyOf(zones.get(zone));
        List<Record> delegation = records.stream()
                .filter(record -> record.getType() == Type.NS && !record.getName().equals(zone) && name.subdomain(record.getName())).toList();
        if (!delegation.isEmpty()) {
            delegation.forEach(record -> reply.addRecord(record, Section.AUTHORITY));
            addresses(delegation, reply);
            return;
        }
        if (!withoutAuthority) {
            reply.getHeader().setFlag(Flags.AA);
        }
        records.stream().filter(record -> record.getName().equals(name) && (record.getType() == type || record.getType() == Type.CNAME))
                .forEach(record -> reply.addRecord(record, Section.ANSWER));
        addresses(reply.getSection(Section.ANSWER), reply);
        if (reply.getSection(Section.ANSWER).isEmpty()) {
            records.stream().filter(SOARecord.class::isInstance).forEach(soa -> reply.addRecord(soa, Section.AUTHORITY));
            if (rcode == Rcode.NOERROR && records.stream().noneMatch(record -> record.getName().subdomain(name))) {
                reply.getHeader().setRcode(Rcode.NXDOMAIN);
            }
        }
    }

    /** Of name servers, as far as any zone here has them. */
    private void addresses(List<Record> records, Message reply) {
        for (Record server : records) {
            zones.values().stream().flatMap(zone -> List.copyOf(zone).stream())
                    .filter(glue -> glue.getType() == Type.A && glue.getName().equals(server.getAdditionalName()))
                    .filter(glue -> !reply.findRecord(glue, Section.ADDITIONAL))
                    .forEach(glue -> reply.addRecord(glue, Section.ADDITIONAL));
        }
    }

    private int update(Message update) {
        List<Record> records = zones.get(update.getQuestion().getName());
        if (records == null) {
            return Rcode.NOTAUTH;
        }
        for (Record change : update.getSection(Section.UPDATE)) {
            records.removeIf(record -> record.getName().equals(change.getName()) && record.getType() == change.getType()
                    && record.rdataToString().equals(change.rdataToString()));
            if (change.getDClass() == DClass.IN) {
                records.add(change);
            }
        }
        return Rcode.NOERROR;
    }

    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
    }
}
