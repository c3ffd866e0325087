// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.certificates;

import dev.hearth.domain.cluster.ClusterDraft.Certificates;
import dev.hearth.domain.platform.DnsProvider;
import java.util.Arrays;
import java.util.regex.Pattern;

/** The choices of who proves that a domain is the user's; where its credential is made, and the least that it must be allowed. */
enum Provider {
    PRIVATE_CA("private-ca", ""),
    ROUTE53(DnsProvider.Route53.ID, DnsProvider.Route53.PAGE),
    CLOUDFLARE(DnsProvider.Cloudflare.ID, DnsProvider.Cloudflare.PAGE),
    DIGITAL_OCEAN(DnsProvider.DigitalOcean.ID, DnsProvider.DigitalOcean.PAGE + "/new"),
    RFC2136(DnsProvider.Rfc2136.ID, "https://bind9.readthedocs.io/en/latest/chapter6.html#dynamic-update");

    private static final Pattern ZONE = Pattern.compile("Z[A-Z0-9]{1,31}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");
    private final String id;
    private final String page;

    Provider(String id, String page) {
        this.id = id;
        this.page = page;
    }

    /** As the draft says, or a private CA for what cannot be read. */
    static Provider of(Certificates certificates) {
        return Arrays.stream(values()).filter(some -> some.id.equals(certificates.provider().strip())).findFirst().orElse(PRIVATE_CA);
    }

    String id() {
        return id;
    }

    /** Where a credential is made, or how; empty when none is needed. */
    String page() {
        return page;
    }

    /** What to paste at the provider so that the credential may do what is needed and nothing else; empty when there is nothing to paste. */
    String permission(Certificates certificates) {
        return switch (this) {
            case PRIVATE_CA -> "";
            case ROUTE53 -> policy(certificates.route53().zone().strip());
            case CLOUDFLARE -> "Zone / Zone / Read\nZone / DNS / Edit\nZone Resources: Include / Specific zone / " + or(certificates.domain(), "your zone");
            case DIGITAL_OCEAN -> "domain:create\ndomain:read\ndomain:update\ndomain:delete";
            case RFC2136 -> "update-policy {\n    grant " + keyName(certificates) + " zonesub TXT;\n};";
        };
    }

    /**
     * Exactly what is called here and by cert-manager's solver (cert-manager.io/docs/configuration/acme/dns01/route53), TXT records alone.
     * With the zone's id nothing is looked for by name.
     */
    private static String policy(String zone) {
        boolean known = ZONE.matcher(zone).matches();
        String lookup = """
                ,
                    {
                      "Effect": "Allow",
                      "Action": "route53:ListHostedZonesByName",
                      "Resource": "*"
                    }""";
        return """
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    {
                      "Effect": "Allow",
                      "Action": "route53:GetChange",
                      "Resource": "arn:aws:route53:::change/*"
                    },
                    {
                      "Effect": "Allow",
                      "Action": "route53:ListResourceRecordSets",
                      "Resource": "arn:aws:route53:::hostedzone/%1$s"
                    },
                    {
                      "Effect": "Allow",
                      "Action": "route53:ChangeResourceRecordSets",
                      "Resource": "arn:aws:route53:::hostedzone/%1$s",
                      "Condition": {
                        "ForAllValues:StringEquals": {
                          "route53:ChangeResourceRecordSetsRecordTypes": ["TXT"]
                        }
                      }
                    }%2$s
                  ]
                }
                """.formatted(known ? zone : "*", known ? "" : lookup);
    }

    private static String keyName(Certificates certificates) {
        String name = certificates.rfc2136().keyName().strip();
        return KEY.matcher(name).matches() ? name : "hearth";
    }

    private static String or(String text, String otherwise) {
        return text.isBlank() ? otherwise : text.strip();
    }
}
