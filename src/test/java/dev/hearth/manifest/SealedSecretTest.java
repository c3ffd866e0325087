// SPDX-License-Identifier: Apache-2.0
package dev.hearth.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.secret.Secret;
import dev.hearth.port.LiveObject;
import dev.hearth.port.Manifest;
import dev.hearth.sealing.Scope;
import dev.hearth.sealing.SealingKeys;
import dev.hearth.sealing.TestKeys;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SealedSecretTest {
    private static final SealingKeys KEYS = new SealingKeys(List.of(TestKeys.upstream()));

    private static SealedSecret wanted(Scope scope) {
        return new SealedSecret("argocd", "repository", "Opaque", Map.of("argocd.argoproj.io/secret-type", "repository"), Map.of("password", Secret.of("canary")), scope);
    }

    private static LiveObject live(Manifest manifest) {
        return new LiveObject(manifest.ref(), Documents.content(manifest));
    }

    @Test
    void everyScopeFitsUpstreamsSchema() throws Exception {
        for (Scope scope : Scope.values()) {
            assertEquals(List.of(), Schemas.faults("sealed-secrets", List.of(wanted(scope).seal(KEYS, Optional.empty()))), scope.toString());
        }
    }

    @Test
    void theSchemaFindsWhatUpstreamWouldRefuse() throws Exception {
        Manifest sealed = wanted(Scope.STRICT).seal(KEYS, Optional.empty());
        for (String[] change : new String[][] {{"encryptedData:", "data:"}, {"encryptedData:", "encrypted:"}, {"template:", "templates:"}, {"\n    type:", "\n    kind:"}, {"labels:\n        ", "labels: 7\n      more:\n        "}}) {
            assertTrue(sealed.yaml().contains(change[0]), sealed.yaml());
            assertFalse(Schemas.faults("sealed-secrets", List.of(new Manifest(sealed.ref(), sealed.yaml().replace(change[0], change[1])))).isEmpty(), change[1]);
        }
    }

    @Test
    void whatStillOpensIsKeptAndWhatDoesNotIsSealedAnew() {
        Manifest first = wanted(Scope.STRICT).seal(KEYS, Optional.empty());
        assertFalse(first.yaml().contains("canary"));
        assertEquals(first, wanted(Scope.STRICT).seal(KEYS, Optional.of(live(first))));
        assertFalse(first.equals(wanted(Scope.STRICT).seal(KEYS, Optional.empty())), "sealing the same twice gives other bytes");
        Manifest wide = wanted(Scope.CLUSTER_WIDE).seal(KEYS, Optional.of(live(first)));
        String text = live(wide).texts("spec", "encryptedData").get("password");
        assertEquals(Optional.of(Secret.of("canary")), KEYS.unseal(text, Scope.CLUSTER_WIDE, "argocd", "repository"));
    }
}
