// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ManifestTest {
    private static final ObjectRef REF = new ObjectRef("v1", "ConfigMap", "home", "one");
    private final List<Map<String, Object>> written = new ArrayList<>();

    private Manifest of(Map<String, Object> content) {
        return Manifest.of(REF, content, each -> {
            written.add(each);
            return each + "\n";
        });
    }

    private static Map<String, Object> map(String key, Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        return map;
    }

    @Test
    void isWrittenOnceAndNotBeforeItIsAskedFor() {
        Manifest manifest = of(map("data", map("a", "b")));
        manifest.sum();
        assertEquals(List.of(), written);
        assertEquals("{data={a=b}}\n", manifest.yaml());
        manifest.yaml();
        assertEquals(1, written.size());
    }

    @Test
    void staysAsItWasWhenTheMapIsChanged() {
        Map<String, Object> inner = map("a", "b");
        List<Object> list = new ArrayList<>(List.of("x"));
        inner.put("list", list);
        Manifest manifest = of(map("data", inner));
        String before = manifest.sum();
        inner.put("c", "d");
        list.add("y");
        assertEquals("{data={a=b, list=[x]}}\n", manifest.yaml());
        assertEquals(before, manifest.sum());
    }

    @Test
    void thereAreNoTwoContentsWithOneSum() {
        List<Map<String, Object>> contents = List.of(map("a", "b"), map("a", "b, c"), map("a", null), map("a", "null"), map("a", 1), map("a", "1"), map("a", true), map("a", "true"),
                map("a", List.of()), map("a", Map.of()), map("a", List.of("b", "c")), map("a", List.of("bc")), map("a", List.of("b", List.of("c"))), map("a", Arrays.asList("b", null)),
                map("a", map("b", "c")), map("a", List.of(map("b", "c"))), map("ab", ""), map("a", "="));
        assertEquals(contents.size(), contents.stream().map(content -> of(content).sum()).distinct().count());
        assertEquals(of(map("a", "b")).sum(), of(map("a", "b")).sum());
    }

    @Test
    void isEqualByNameAndText() {
        assertEquals(new Manifest(REF, "{a=b}\n"), of(map("a", "b")));
        assertNotEquals(new Manifest(REF, "{a=c}\n"), of(map("a", "b")));
        assertEquals(2, Stream.of(new Manifest(REF, "x"), new Manifest(REF, "y"), new Manifest(REF, "x")).distinct().count());
    }
}
