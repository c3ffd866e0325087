// SPDX-License-Identifier: Apache-2.0
package dev.hearth.node;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Flags of k3s by their names without {@code --}, as they came: a switch has the value {@code true}. */
public record K3sFlags(SortedMap<String, List<String>> values) {
    /** Lists that k3s also takes with commas (k3s documentation, "k3s server"). */
    private static final Set<String> WITH_COMMAS = Set.of("tls-san", "disable", "node-ip");
    private static final Pattern JSON_TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    public K3sFlags {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public static K3sFlags none() {
        return new K3sFlags(new TreeMap<>());
    }

    public static K3sFlags of(K3sConfig config) {
        TreeMap<String, List<String>> all = new TreeMap<>(config.lists());
        config.values().forEach((key, value) -> all.put(key, List.of(value)));
        return new K3sFlags(all);
    }

    /** Of the Node's annotation {@code k3s.io/node-args}: the command line and the files of a k3s that runs, secrets blanked out (k3s#3290). */
    public static K3sFlags ofAnnotation(String json) {
        List<String> words = new ArrayList<>();
        Matcher text = JSON_TEXT.matcher(json);
        while (text.find()) {
            words.add(text.group(1).replaceAll("\\\\(.)", "$1"));
        }
        return ofWords(words);
    }

    /** Of a command line: {@code server --disable traefik --debug --tls-san=a}. */
    public static K3sFlags ofWords(List<String> words) {
        TreeMap<String, List<String>> found = new TreeMap<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.startsWith("--")) {
                int equals = word.indexOf('=');
                boolean follows = equals < 0 && i + 1 < words.size() && !words.get(i + 1).startsWith("--");
                String value = equals > 0 ? word.substring(equals + 1) : follows ? words.get(++i) : "true";
                found.computeIfAbsent(equals > 0 ? word.substring(2, equals) : word.substring(2), key -> new ArrayList<>()).add(value);
            }
        }
        return new K3sFlags(found);
    }

    public K3sFlags without(Set<String> keys) {
        TreeMap<String, List<String>> fewer = new TreeMap<>(values);
        fewer.keySet().removeAll(keys);
        return new K3sFlags(fewer);
    }

    /** Whether a flag has the values that {@code wanted} has for it; of names in the certificate more are fine. */
    public boolean fulfils(String key, K3sFlags wanted) {
        return key.equals("tls-san") ? includes(key, wanted) : set(key).equals(wanted.set(key));
    }

    /** Whether it has all that {@code wanted} has for a flag, and perhaps more. */
    public boolean includes(String key, K3sFlags wanted) {
        return set(key).containsAll(wanted.set(key));
    }

    /** The flags that are not as {@code wanted} has them. */
    public List<String> differences(K3sFlags wanted) {
        SortedSet<String> keys = new TreeSet<>(values.keySet());
        keys.addAll(wanted.values.keySet());
        return keys.stream().filter(key -> !fulfils(key, wanted)).toList();
    }

    private Set<String> set(String key) {
        List<String> all = values.getOrDefault(key, List.of());
        return WITH_COMMAS.contains(key)
                ? all.stream().flatMap(value -> Arrays.stream(value.split(","))).map(String::strip).filter(value -> !value.isEmpty()).collect(Collectors.toSet())
                : new HashSet<>(all);
    }
}
