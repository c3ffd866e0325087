// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.certificates;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDraft.Certificates;
import dev.hearth.domain.cluster.ClusterDraft.Rfc2136;
import dev.hearth.domain.cluster.ClusterDraft.Route53;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.draft.FieldModel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The fields of this page as lenses on the draft, by their paths. */
final class PlatformLens {
    private final DraftModel model;
    private final Map<String, FieldModel> fields = new LinkedHashMap<>();

    PlatformLens(DraftModel model) {
        this.model = model;
        fields.put("scope", FieldModel.at(model, "scope", draft -> draft.platform().scope(), (draft, text) -> draft.withPlatform(draft.platform().withScope(text))));
        field("provider", Certificates::provider, (c, text) -> new Certificates(c.domain(), c.email(), text, c.route53(), c.rfc2136()));
        field("domain", Certificates::domain, (c, text) -> new Certificates(text, c.email(), c.provider(), c.route53(), c.rfc2136()));
        field("email", Certificates::email, (c, text) -> new Certificates(c.domain(), text, c.provider(), c.route53(), c.rfc2136()));
        route53("access-key-id", Route53::accessKeyId, (r, text) -> new Route53(text, r.zone(), r.region()));
        route53("zone", Route53::zone, (r, text) -> new Route53(r.accessKeyId(), text, r.region()));
        route53("region", Route53::region, (r, text) -> new Route53(r.accessKeyId(), r.zone(), text));
        rfc2136("server", Rfc2136::server, (r, text) -> new Rfc2136(text, r.keyName(), r.algorithm()));
        rfc2136("key-name", Rfc2136::keyName, (r, text) -> new Rfc2136(r.server(), text, r.algorithm()));
        rfc2136("algorithm", Rfc2136::algorithm, (r, text) -> new Rfc2136(r.server(), r.keyName(), text));
    }

    Map<String, FieldModel> fields() {
        return fields;
    }

    private void field(String key, Function<Certificates, String> get, BiFunction<Certificates, String, Certificates> set) {
        fields.put("certificates." + key, FieldModel.at(model, "certificates." + key, draft -> get.apply(draft.platform().certificates()),
                (draft, text) -> with(draft, set.apply(draft.platform().certificates(), text))));
    }

    private void route53(String key, Function<Route53, String> get, BiFunction<Route53, String, Route53> set) {
        field("route53." + key, c -> get.apply(c.route53()),
                (c, text) -> new Certificates(c.domain(), c.email(), c.provider(), set.apply(c.route53(), text), c.rfc2136()));
    }

    private void rfc2136(String key, Function<Rfc2136, String> get, BiFunction<Rfc2136, String, Rfc2136> set) {
        field("rfc2136." + key, c -> get.apply(c.rfc2136()),
                (c, text) -> new Certificates(c.domain(), c.email(), c.provider(), c.route53(), set.apply(c.rfc2136(), text)));
    }

    private static ClusterDraft with(ClusterDraft draft, Certificates changed) {
        return draft.withPlatform(draft.platform().withCertificates(changed));
    }
}
