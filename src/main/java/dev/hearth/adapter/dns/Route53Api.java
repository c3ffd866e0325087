// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.dns;

import dev.hearth.domain.platform.DnsProvider;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.DnsApi;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.Route53ClientBuilder;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ChangeBatch;
import software.amazon.awssdk.services.route53.model.ListHostedZonesByNameRequest;
import software.amazon.awssdk.services.route53.model.ListHostedZonesByNameResponse;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * Route 53 (API 2013-04-01). It calls what cert-manager's solver calls and needs no other permission, so that a credential that passes here
 * is enough there: ListHostedZonesByName, ListResourceRecordSets, ChangeResourceRecordSets, GetChange.
 */
final class Route53Api implements DnsApi {
    private static final long TTL = 60;
    private final Route53Client client;
    private final AwsRefusals refusals;
    private final @Nullable String zoneId;
    private final Turns turns;

    /** @param endpoint null: where the SDK finds it */
    Route53Api(DnsProvider.Route53 account, Secret secret, @Nullable URI endpoint, Turns turns) {
        Route53ClientBuilder builder = Route53Client.builder()
                .region(Region.of(account.region()))
                // asked for at every request, so that the text of the secret is not kept
                .credentialsProvider(() -> AwsBasicCredentials.create(account.accessKeyId(), secret.revealText()))
                .httpClient(UrlConnectionHttpClient.builder().connectionTimeout(Duration.ofSeconds(8)).socketTimeout(Duration.ofSeconds(15)).build())
                // pauses are ours (Turns); a profile of this machine must not lead the credential elsewhere
                .overrideConfiguration(own -> own.retryStrategy(AwsRetryStrategy.doNotRetry()).defaultProfileFile(ProfileFile.aggregator().build()));
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        this.client = builder.build();
        this.refusals = new AwsRefusals(account.accessKeyId(), endpoint == null ? "route53.amazonaws.com" : endpoint.getAuthority());
        this.zoneId = account.zoneId();
        this.turns = turns;
    }

    @Override
    public DnsZone zoneOf(String name) throws ProblemException, InterruptedException {
        return Vendor.AWS.holding(name, zoneId == null ? zones(name) : List.of(named(bare(zoneId), name)));
    }

    /** The public ones. */
    private List<DnsZone> zones(String name) throws ProblemException, InterruptedException {
        List<DnsZone> zones = new ArrayList<>();
        ListHostedZonesByNameRequest request = ListHostedZonesByNameRequest.builder().build();
        while (true) {
            ListHostedZonesByNameRequest asked = request;
            ListHostedZonesByNameResponse page = call(name, route53 -> route53.listHostedZonesByName(asked));
            page.hostedZones().stream().filter(zone -> !zone.config().privateZone()).forEach(zone -> zones.add(new DnsZone(bare(zone.id()), undotted(zone.name()))));
            if (!page.isTruncated()) {
                return zones;
            }
            request = ListHostedZonesByNameRequest.builder().dnsName(page.nextDNSName()).hostedZoneId(bare(page.nextHostedZoneId())).build();
        }
    }

    /** The first record set is the apex; GetHostedZone would need one permission more. */
    private DnsZone named(String id, String name) throws ProblemException, InterruptedException {
        ListResourceRecordSetsResponse first = call(name, route53 -> route53.listResourceRecordSets(request -> request.hostedZoneId(id).maxItems("1")));
        return new DnsZone(id, first.resourceRecordSets().isEmpty() ? "" : undotted(first.resourceRecordSets().getFirst().name()));
    }

    @Override
    public List<String> texts(DnsZone zone, String name) throws ProblemException, InterruptedException {
        return set(zone, name).stream().flatMap(set -> values(set).stream()).map(TextValue::plain).toList();
    }

    @Override
    public void addText(DnsZone zone, String name, String value) throws ProblemException, InterruptedException {
        Optional<ResourceRecordSet> there = set(zone, name);
        List<String> values = there.map(Route53Api::values).orElse(List.of());
        if (values.stream().noneMatch(text -> TextValue.plain(text).equals(value))) {
            List<String> more = Stream.concat(values.stream(), Stream.of(TextValue.quoted(value))).toList();
            change(zone, ChangeAction.UPSERT, texts(name, there.map(ResourceRecordSet::ttl).orElse(TTL), more));
        }
    }

    @Override
    public void removeText(DnsZone zone, String name, String value) throws ProblemException, InterruptedException {
        Optional<ResourceRecordSet> there = set(zone, name);
        List<String> values = there.map(Route53Api::values).orElse(List.of());
        List<String> rest = values.stream().filter(text -> !TextValue.plain(text).equals(value)).toList();
        if (there.isEmpty() || rest.size() == values.size()) {
            return;
        }
        // deleting is refused unless the set is exactly as it stands
        change(zone, rest.isEmpty() ? ChangeAction.DELETE : ChangeAction.UPSERT, rest.isEmpty() ? there.get() : texts(name, there.get().ttl(), rest));
    }

    private void change(DnsZone zone, ChangeAction action, ResourceRecordSet set) throws ProblemException, InterruptedException {
        ChangeBatch batch = ChangeBatch.builder().changes(List.of(Change.builder().action(action).resourceRecordSet(set).build())).build();
        String change = call(undotted(set.name()), route53 -> route53.changeResourceRecordSets(request -> request.hostedZoneId(zone.id()).changeBatch(batch)))
                .changeInfo().id();
        // cert-manager waits by this call; a credential that may not use it must not pass
        call(undotted(set.name()), route53 -> route53.getChange(request -> request.id(change.replaceFirst("^/change/", ""))));
    }

    private Optional<ResourceRecordSet> set(DnsZone zone, String name) throws ProblemException, InterruptedException {
        return call(name, route53 -> route53.listResourceRecordSets(request -> request
                        .hostedZoneId(zone.id()).startRecordName(name + ".").startRecordType(RRType.TXT).maxItems("1")))
                .resourceRecordSets().stream()
                .filter(set -> set.type() == RRType.TXT && undotted(set.name()).equalsIgnoreCase(name))
                .findFirst();
    }

    private <T> T call(String name, Function<Route53Client, T> call) throws ProblemException, InterruptedException {
        return turns.trying(() -> {
            try {
                return call.apply(client);
            } catch (AbortedException e) {
                throw new InterruptedException("interrupted while Route 53 was asked");
            } catch (SdkException e) {
                throw refusals.of(e, name);
            }
        });
    }

    private static ResourceRecordSet texts(String name, long ttl, List<String> values) {
        return ResourceRecordSet.builder().name(name + ".").type(RRType.TXT).ttl(ttl)
                .resourceRecords(values.stream().map(value -> ResourceRecord.builder().value(value).build()).toList()).build();
    }

    private static List<String> values(ResourceRecordSet set) {
        return set.resourceRecords().stream().map(ResourceRecord::value).toList();
    }

    /** Ids come as {@code /hostedzone/Z…}; this SDK sends that back as it is, and then AWS knows no such zone. */
    private static String bare(String id) {
        return id.replaceFirst("^/?hostedzone/", "");
    }

    private static String undotted(String name) {
        return name.replaceFirst("\\.$", "");
    }

    @Override
    public void close() {
        client.close();
    }
}
