// SPDX-License-Identifier: Apache-2.0
package dev.hearth.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTest {
    private static final String OBJECT = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: %s\ndata:\n  text: |\n    a\n    --- b\n";

    @Test
    void aFileIsTakenApartAtItsMarksAndCommentsAreNoObjects() {
        String file = "# Copyright\n---\n" + OBJECT.formatted("one") + "--- # next\n" + OBJECT.formatted("two") + "---\n\n# end\n---   \n" + OBJECT.formatted("three");
        List<Map<String, Object>> objects = Documents.parse(file);
        assertEquals(List.of("one", "two", "three"), objects.stream().map(object -> Documents.manifest(object).ref().name()).toList());
        assertEquals("a\n--- b\n", Documents.at(objects.getFirst(), "data").get("text"));
        assertEquals(List.of(), Documents.parse("# nothing\n---\n"));
    }

    @Test
    void anObjectReadAndWrittenIsTheSameAndSoAreItsBytes() {
        for (Map<String, Object> object : Documents.parse(OBJECT.formatted("one") + "---\n" + "apiVersion: v1\nkind: Secret\nmetadata:\n  name: x\n  namespace: ns\ndata: {a: \"yes\", b: '012', c: 1.5, d: null, e: [1, true]}\n")) {
            Manifest manifest = Documents.manifest(object);
            assertEquals(object, Documents.content(manifest));
            assertEquals(manifest, Documents.manifest(Documents.content(manifest)));
        }
    }

    @Test
    void theReferenceIsReadFromTheObject() {
        assertEquals(new ObjectRef("apps/v1", "Deployment", "traefik", "traefik"),
                Documents.manifest(Documents.parse("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: traefik, namespace: traefik}\n").getFirst()).ref());
        assertEquals("", Documents.manifest(Documents.parse("apiVersion: v1\nkind: Namespace\nmetadata: {name: traefik}\n").getFirst()).ref().namespace());
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind: X\nmetadata: {name: x}", "apiVersion: v1\nmetadata: {name: x}", "apiVersion: v1\nkind: X", "apiVersion: ''\nkind: X\nmetadata: {name: x}", "apiVersion: 1\nkind: X\nmetadata: {name: x}"})
    void whatIsNoObjectIsRefused(String yaml) {
        Map<String, Object> object = Documents.parse(yaml).getFirst();
        assertThrows(IllegalArgumentException.class, () -> Documents.manifest(object));
    }

    @Test
    void aPathIsMadeWhereItIsMissingAndEditedWhereItIs() {
        Map<String, Object> object = Documents.parse("spec: {template: {a: b}}").getFirst();
        Documents.at(object, "spec", "template").put("c", "d");
        Documents.at(object, "metadata", "labels").put("e", "f");
        assertEquals(Map.of("spec", Map.of("template", Map.of("a", "b", "c", "d")), "metadata", Map.of("labels", Map.of("e", "f"))), object);
    }
}
