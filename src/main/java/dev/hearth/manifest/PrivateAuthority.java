// SPDX-License-Identifier: Apache-2.0
package dev.hearth.manifest;

import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import java.util.List;
import java.util.Map;

/** A CA of the home's own, which cert-manager makes and keeps: certificates without a domain or a provider. */
public final class PrivateAuthority {
    public static final ObjectRef ISSUER = CertManager.clusterIssuer("hearth-ca");
    public static final ObjectRef CERTIFICATE = new ObjectRef(CertManager.API, "Certificate", CertManager.NAMESPACE, "hearth-ca");
    /** Its {@code tls.crt} is what browsers are told to trust. */
    public static final ObjectRef SECRET = new ObjectRef("v1", "Secret", CertManager.NAMESPACE, "hearth-ca");
    public static final ObjectRef ROOT = CertManager.clusterIssuer("hearth-selfsigned");

    /** All that Hearth makes for this way, but the CA's Secret, which devices trust. */
    public static final List<ObjectRef> OBJECTS = List.of(CERTIFICATE, ISSUER, ROOT);

    /** Ten years: a new CA has to be brought to every device by hand. */
    private static final String DURATION = "87600h0m0s";

    /** RFC 5280, ub-common-name. */
    private static final int LONGEST_NAME = 64;

    private PrivateAuthority() {}

    /** @param name of the cluster: who has two homes must tell their CAs apart */
    public static List<Manifest> manifests(String name) {
        String commonName = "Hearth CA of " + name;
        return List.of(
                Custom.resource(ROOT, Custom.map("selfSigned", Map.of())),
                Custom.resource(CERTIFICATE, Custom.map(
                        "isCA", true,
                        "commonName", commonName.length() > LONGEST_NAME ? commonName.substring(0, LONGEST_NAME) : commonName,
                        "secretName", SECRET.name(),
                        "duration", DURATION,
                        "privateKey", Custom.map("algorithm", "ECDSA", "size", 256, "rotationPolicy", "Never"),
                        "issuerRef", CertManager.issuer(ROOT.name()))),
                Custom.resource(ISSUER, Custom.map("ca", Custom.map("secretName", SECRET.name()))));
    }
}
