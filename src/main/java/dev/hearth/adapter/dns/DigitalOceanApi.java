// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.dns;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.DnsApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** DigitalOcean's API v2 with a personal access token. */
final class DigitalOceanApi implements DnsApi {
    private static final int TTL = 60;
    private static final int PAGE = 200;
    private final Rest rest;

    DigitalOceanApi(Rest rest) {
        this.rest = rest;
    }

    private record TextRecord(String id, String value) {}

    @Override
    public DnsZone zoneOf(String name) throws ProblemException, InterruptedException {
        List<DnsZone> zones = new ArrayList<>();
        boolean more = true;
        for (int page = 1; more; page++) {
            Rest.Reply reply = accepted(rest.get("/domains?per_page=" + PAGE + "&page=" + page), "domain:read", name);
            reply.body().path("domains").forEach(domain -> zones.add(new DnsZone(domain.path("name").asText(), domain.path("name").asText())));
            more = reply.body().path("links").path("pages").has("next");
        }
        return Vendor.DIGITAL_OCEAN.holding(name, zones);
    }

    @Override
    public List<String> texts(DnsZone zone, String name) throws ProblemException, InterruptedException {
        return records(zone, name).stream().map(TextRecord::value).toList();
    }

    @Override
    public void addText(DnsZone zone, String name, String value) throws ProblemException, InterruptedException {
        if (!texts(zone, name).contains(value)) {
            accepted(rest.post("/domains/" + zone.name() + "/records", Map.of("type", "TXT", "name", inside(zone, name), "data", value, "ttl", TTL)),
                    "domain:create", name);
        }
    }

    @Override
    public void removeText(DnsZone zone, String name, String value) throws ProblemException, InterruptedException {
        for (TextRecord text : records(zone, name)) {
            if (text.value().equals(value)) {
                Rest.Reply reply = rest.delete("/domains/" + zone.name() + "/records/" + text.id());
                if (reply.status() != 404) {
                    accepted(reply, "domain:delete", name);
                }
            }
        }
    }

    private List<TextRecord> records(DnsZone zone, String name) throws ProblemException, InterruptedException {
        Rest.Reply reply = accepted(
                rest.get("/domains/" + zone.name() + "/records?type=TXT&per_page=" + PAGE + "&name=" + Rest.escaped(name)), "domain:read", name);
        List<TextRecord> records = new ArrayList<>();
        reply.body().path("domain_records").forEach(record -> {
            // the filter by name is young; where it is not known, all TXT records come
            if (record.path("name").asText().equals(inside(zone, name)) && record.path("type").asText().equals("TXT")) {
                records.add(new TextRecord(record.path("id").asText(), TextValue.plain(record.path("data").asText())));
            }
        });
        return records;
    }

    /** Names are told as they stand in the zone; the zone itself is {@code @}. */
    private static String inside(DnsZone zone, String name) {
        return name.equals(zone.name()) ? "@" : name.substring(0, name.length() - zone.name().length() - 1);
    }

    private static Rest.Reply accepted(Rest.Reply reply, String permission, String name) throws ProblemException {
        if (reply.ok()) {
            return reply;
        }
        String words = "HTTP " + reply.status() + " " + reply.body().path("id").asText() + " " + reply.body().path("message").asText();
        Problem problem = switch (reply.status()) {
            case 401 -> Vendor.DIGITAL_OCEAN.unknown("personal access token");
            case 403 -> Vendor.DIGITAL_OCEAN.forbidden(permission);
            default -> Vendor.DIGITAL_OCEAN.rejected(name, "");
        };
        throw problem.detail(words).asException();
    }

    @Override
    public void close() {
        rest.close();
    }
}
