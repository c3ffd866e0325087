// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ApplyOrderTest {
    private static List<Manifest> kinds(String... kinds) {
        return Stream.of(kinds).map(kind -> new Manifest(new ObjectRef("v1", kind, "", "x"), "x\n")).toList();
    }

    @Test
    void whatOthersNeedComesFirstAndWhatAsksPodsComesLast() {
        assertEquals(
                List.of(kinds("Namespace", "CustomResourceDefinition"), kinds("ConfigMap", "ServiceAccount", "Certificate", "Service"), kinds("DaemonSet", "Deployment"),
                        kinds("ValidatingWebhookConfiguration", "MutatingWebhookConfiguration")),
                ApplyOrder.groups(kinds("ConfigMap", "ValidatingWebhookConfiguration", "DaemonSet", "ServiceAccount", "Namespace", "Certificate", "Deployment",
                        "CustomResourceDefinition", "MutatingWebhookConfiguration", "Service")));
    }

    @Test
    void groupsThatNobodyIsInAreNotThere() {
        assertEquals(List.of(kinds("Secret")), ApplyOrder.groups(kinds("Secret")));
        assertEquals(List.of(), ApplyOrder.groups(List.of()));
    }
}
