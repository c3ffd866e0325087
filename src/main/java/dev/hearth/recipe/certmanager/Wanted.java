// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.certmanager;

import dev.hearth.manifest.CertManager;
import dev.hearth.manifest.Documents;
import dev.hearth.port.LiveObject;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import java.util.List;
import java.util.Optional;

/**
 * One certificate and who issues it.
 *
 * @param manifests all that is applied, the certificate last
 * @param secret that cert-manager writes
 * @param refusals how to understand what goes wrong; empty where nobody outside is asked
 * @param weekly how many certificates for the same names the authority gives in seven days; 0 for no limit (component facts 4.5)
 */
record Wanted(List<Manifest> manifests, ObjectRef issuer, ObjectRef certificate, ObjectRef secret, Optional<Refusals> refusals, int weekly) {
    private static final String ISSUER = "cert-manager.io/issuer-name";
    private static final String ISSUER_KIND = "cert-manager.io/issuer-kind";
    private static final int DATE = 10;

    Wanted {
        manifests = List.copyOf(manifests);
    }

    /** Whether the Secret's certificate is of this issuer; the one of the issuer before stays until it is replaced. */
    boolean issued(LiveObject found) {
        var annotations = found.texts("metadata", "annotations");
        return issuer.name().equals(annotations.get(ISSUER)) && issuer.kind().equals(annotations.get(ISSUER_KIND));
    }

    boolean provesAnotherWay(LiveObject found) {
        return !way(new LiveObject(certificate, Documents.content(manifests.getLast()))).equals(way(found));
    }

    /** Names, issuer, end, and how much of the budget was used. */
    String evidence(LiveObject found) {
        String until = found.text("status", "notAfter").map(time -> " until " + time.substring(0, DATE)).orElse("");
        String used = weekly == 0 ? "" : ", revision " + Math.max(1, found.number("status", "revision")) + ", at most " + weekly + " in 7 days";
        return found.ref() + " by " + issuer.name() + until + used;
    }

    private static String way(LiveObject certificate) {
        return certificate.texts("metadata", "annotations").getOrDefault(CertManager.WAY, "");
    }
}
