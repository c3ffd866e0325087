// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.dns;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.DnsApi;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Cloudflare's API v4 with an API token; not with the global key, which may do everything. */
final class CloudflareApi implements DnsApi {
    private static final int TTL = 60;
    private static final Set<Integer> THERE_ALREADY = Set.of(81057, 81058);
    private static final int RECORD_GONE = 81044;
    private final Rest rest;

    CloudflareApi(Rest rest) {
        this.rest = rest;
    }

    private record TextRecord(String id, String value) {}

    @Override
    public DnsZone zoneOf(String name) throws ProblemException, InterruptedException {
        List<DnsZone> zones = new ArrayList<>();
        for (int page = 1, pages = 1; page <= pages; page++) {
            Rest.Reply reply = accepted(rest.get("/zones?status=active&per_page=50&page=" + page), "Zone:Read", name);
            reply.body().path("result").forEach(zone -> zones.add(new DnsZone(zone.path("id").asText(), zone.path("name").asText())));
            pages = reply.body().path("result_info").path("total_pages").asInt(1);
        }
        return Vendor.CLOUDFLARE.holding(name, zones);
    }

    @Override
    public List<String> texts(DnsZone zone, String name) throws ProblemException, InterruptedException {
        return records(zone, name).stream().map(TextRecord::value).toList();
    }

    @Override
    public void addText(DnsZone zone, String name, String value) throws ProblemException, InterruptedException {
        Rest.Reply reply = rest.post("/zones/" + zone.id() + "/dns_records",
                Map.of("type", "TXT", "name", name, "content", TextValue.quoted(value), "ttl", TTL));
        if (codes(reply.body()).stream().noneMatch(THERE_ALREADY::contains)) {
            accepted(reply, "DNS:Edit", name);
        }
    }

    @Override
    public void removeText(DnsZone zone, String name, String value) throws ProblemException, InterruptedException {
        for (TextRecord text : records(zone, name)) {
            if (text.value().equals(value)) {
                Rest.Reply reply = rest.delete("/zones/" + zone.id() + "/dns_records/" + text.id());
                if (!codes(reply.body()).contains(RECORD_GONE)) {
                    accepted(reply, "DNS:Edit", name);
                }
            }
        }
    }

    private List<TextRecord> records(DnsZone zone, String name) throws ProblemException, InterruptedException {
        Rest.Reply reply = accepted(rest.get("/zones/" + zone.id() + "/dns_records?type=TXT&per_page=100&name=" + Rest.escaped(name)), "DNS:Read", name);
        List<TextRecord> records = new ArrayList<>();
        reply.body().path("result").forEach(record -> records.add(new TextRecord(record.path("id").asText(), TextValue.plain(record.path("content").asText()))));
        return records;
    }

    private static Rest.Reply accepted(Rest.Reply reply, String permission, String name) throws ProblemException {
        if (reply.ok() && reply.body().path("success").asBoolean()) {
            return reply;
        }
        throw refusal(reply, permission, name).asException();
    }

    /** 6003 header malformed; 1000, 9109 token unknown; 9109 and 10000 not allowed (Cloudflare, "Troubleshooting API tokens"). */
    private static Problem refusal(Rest.Reply reply, String permission, String name) {
        Set<Integer> codes = codes(reply.body());
        String words = "HTTP " + reply.status() + " " + reply.body().path("errors");
        boolean invalid = words.contains("Invalid access token") || words.contains("Invalid API Token");
        if (codes.contains(6003)) {
            return Vendor.CLOUDFLARE.malformed().detail(words);
        }
        boolean unasked = codes.contains(10000) && permission.equals("Zone:Read");
        if (reply.status() == 401 || invalid || unasked) {
            return Vendor.CLOUDFLARE.unknown("API token").detail(words);
        }
        return reply.status() == 403 ? Vendor.CLOUDFLARE.forbidden(permission).detail(words) : Vendor.CLOUDFLARE.rejected(name, words);
    }

    private static Set<Integer> codes(JsonNode body) {
        Set<Integer> codes = new HashSet<>();
        body.path("errors").forEach(error -> codes.add(error.path("code").asInt()));
        return codes;
    }

    @Override
    public void close() {
        rest.close();
    }
}
