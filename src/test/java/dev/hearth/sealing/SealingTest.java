// SPDX-License-Identifier: Apache-2.0
package dev.hearth.sealing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.secret.Secret;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SealingTest {
    private static final Secret VALUE = Secret.of("canary zwölf\0\n");

    @Test
    void whatUpstreamSealedIsOpened() throws Exception {
        Properties vectors = new Properties();
        vectors.load(new StringReader(TestKeys.resource("vectors.properties").revealText()));
        SealingKey key = TestKeys.upstream();
        assertEquals(Optional.of(Secret.of("wJalrXUtnFEMI/K7MDENG")), key.unseal(vectors.getProperty("strict"), Scope.STRICT, "cert-manager", "dns-credential"));
        assertEquals(Optional.of(Secret.of("zwölf Boxkämpfer")), key.unseal(vectors.getProperty("namespace-wide"), Scope.NAMESPACE_WIDE, "argocd", "any"));
        assertEquals(Optional.of(Secret.of("")), key.unseal(vectors.getProperty("cluster-wide"), Scope.CLUSTER_WIDE, "any", "any"));
        assertEquals(Optional.empty(), key.unseal(vectors.getProperty("strict"), Scope.STRICT, "cert-manager", "renamed"));
        assertEquals(Optional.empty(), key.unseal(vectors.getProperty("strict"), Scope.STRICT, "moved", "dns-credential"));
        assertEquals(Optional.empty(), key.unseal(vectors.getProperty("namespace-wide"), Scope.NAMESPACE_WIDE, "moved", "any"));
    }

    @ParameterizedTest
    @EnumSource(Scope.class)
    void whatIsSealedHereASecondImplementationOpens(Scope scope) throws Exception {
        SealingKey key = TestKeys.upstream();
        String sealed = key.certificate().seal(VALUE, scope, "ns", "name");
        String label = Map.of(Scope.STRICT, "ns/name", Scope.NAMESPACE_WIDE, "ns", Scope.CLUSTER_WIDE, "").get(scope);
        assertArrayEquals(VALUE.reveal(), SecondOpener.open(privateKey(key), sealed, label));
        assertTrue(sealed.startsWith("Ag"), "512 bytes of RSA come first");
        assertNotEquals(sealed, key.certificate().seal(VALUE, scope, "ns", "name"));
    }

    @Test
    void aDamagedValueIsNotOpened() {
        SealingKey key = TestKeys.upstream();
        String sealed = key.certificate().seal(VALUE, Scope.STRICT, "ns", "name");
        char last = sealed.charAt(sealed.length() - 5);
        String damaged = sealed.substring(0, sealed.length() - 5) + (last == 'A' ? 'B' : 'A') + sealed.substring(sealed.length() - 4);
        for (String text : List.of(damaged, "", "Ag", "AgAA", "no base64!", sealed.substring(0, 300))) {
            assertEquals(Optional.empty(), key.unseal(text, Scope.STRICT, "ns", "name"), text);
        }
    }

    @Test
    void theNewestKeySealsAndEveryKeyOpens() {
        SealingKeys keys = new SealingKeys(List.of(TestKeys.upstream(), TestKeys.newer()));
        assertEquals(TestKeys.newer().certificate(), keys.newest().certificate());
        String old = TestKeys.upstream().certificate().seal(VALUE, Scope.STRICT, "ns", "name");
        assertEquals(Optional.of(VALUE), keys.unseal(old, Scope.STRICT, "ns", "name"));
        String fresh = keys.seal(VALUE, Scope.STRICT, "ns", "name");
        assertEquals(Optional.of(VALUE), TestKeys.newer().unseal(fresh, Scope.STRICT, "ns", "name"));
        assertEquals(Optional.empty(), TestKeys.upstream().unseal(fresh, Scope.STRICT, "ns", "name"));
        assertThrows(IllegalArgumentException.class, () -> new SealingKeys(List.of()));
    }

    @Test
    void aNewKeyHasTenYearsAndReadsBack() throws Exception {
        SealingKey key = TestKeys.newer();
        X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(key.certificate().pem().getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        certificate.verify(certificate.getPublicKey());
        assertEquals(4096, ((RSAPublicKey) certificate.getPublicKey()).getModulus().bitLength());
        assertEquals(3650, Duration.between(Instant.parse("2027-03-01T00:00:00Z"), key.certificate().until()).toDays());
        assertTrue(key.certificate().from().isBefore(Instant.parse("2027-03-01T00:00:00Z")));
        assertEquals(3, certificate.getVersion());
        assertTrue(certificate.getKeyUsage()[7], "encipherOnly");
        assertTrue(certificate.getBasicConstraints() >= 0);
        SealingKey again = SealingKey.parse(Secret.of(key.certificate().pem()), key.privateKey());
        assertEquals(key.certificate(), again.certificate());
        assertEquals(key.privateKey(), again.privateKey());
    }

    @Test
    void aCertificateThatEndsAfter2049SaysSoInLongForm() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        Instant until = Instant.parse("2051-06-07T08:09:10Z");
        byte[] der = SelfSigned.certificate(keys, "hearth", Instant.parse("2049-12-31T23:59:59Z"), until);
        X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        assertEquals(until, certificate.getNotAfter().toInstant());
        assertEquals(Instant.parse("2049-12-31T23:59:59Z"), certificate.getNotBefore().toInstant());
        assertDoesNotThrow(() -> certificate.verify(keys.getPublic()));
    }

    /** The controller's own, as it stood in a cluster: it names nobody, which Java's own reader refuses. */
    @Test
    void aCertificateOfTheControllerIsRead() throws Exception {
        SealingCertificate certificate = SealingCertificate.parse(TestKeys.resource("controller.crt").revealText());
        assertEquals("4ab67f551241ec8ab2dc58228404bb974f2c162661dd226af76d704121b369a2", certificate.fingerprint());
        assertEquals(Instant.parse("2026-11-23T12:06:32Z"), certificate.from());
        assertEquals(Instant.parse("2036-11-20T12:06:32Z"), certificate.until());
        assertEquals(TestKeys.resource("controller.crt").revealText(), certificate.pem());
        assertTrue(certificate.seal(VALUE, Scope.STRICT, "ns", "name").startsWith("Ag"));
    }

    @Test
    void aCertificateThatIsCutOffOrDamagedIsRefused() {
        byte[] whole = Pem.first(TestKeys.resource("controller.crt").revealText()).content();
        for (int length = 0; length < whole.length; length++) {
            String cut = new Pem("CERTIFICATE", Arrays.copyOf(whole, length)).text();
            assertThrows(IllegalArgumentException.class, () -> SealingCertificate.parse(cut));
        }
        // The tags of the certificate, of its body and of the version.
        for (int at : new int[] {0, 4, 8}) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) 0xff;
            String text = new Pem("CERTIFICATE", damaged).text();
            assertThrows(IllegalArgumentException.class, () -> SealingCertificate.parse(text));
        }
    }

    @Test
    void theReaderSeesWhatJavaSees() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        for (String end : List.of("2027-03-01T00:00:00Z", "2049-12-31T23:59:59Z", "2051-06-07T08:09:10Z")) {
            byte[] der = SelfSigned.certificate(generator.generateKeyPair(), "hearth", Instant.parse("1999-12-31T23:59:59Z"), Instant.parse(end));
            X509Certificate java = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
            SealingCertificate ours = SealingCertificate.parse(new Pem("CERTIFICATE", der).text());
            assertEquals(java.getNotBefore().toInstant(), ours.from());
            assertEquals(java.getNotAfter().toInstant(), ours.until());
            assertEquals(java.getPublicKey(), ours.key());
        }
    }

    @Test
    void keysThatDoNotBelongTogetherAreRefusedWithoutAWordOfThem() {
        Secret certificate = Secret.of(TestKeys.newer().certificate().pem());
        IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class, () -> SealingKey.parse(certificate, TestKeys.resource("tls.key")));
        assertFalse(thrown.toString().contains("MII"));
        for (String text : List.of("", "-----BEGIN PRIVATE KEY-----\nY2FuYXJ5\n-----END PRIVATE KEY-----\n", "canary")) {
            IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> SealingKey.parse(certificate, Secret.of(text)));
            assertFalse((refused + "" + refused.getCause()).contains("anary"), refused.toString());
        }
    }

    @Test
    void noPrinterTellsAKey() {
        String text = TestKeys.upstream() + " " + new SealingKeys(List.of(TestKeys.upstream())) + " " + TestKeys.upstream().privateKey();
        assertFalse(text.contains("PRIVATE") || text.contains("MII"), text);
    }

    private static RSAPrivateKey privateKey(SealingKey key) throws GeneralSecurityException {
        return (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(Pem.first(key.privateKey().revealText()).content()));
    }
}
