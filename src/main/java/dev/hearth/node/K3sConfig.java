// SPDX-License-Identifier: Apache-2.0
package dev.hearth.node;

import dev.hearth.domain.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code /etc/rancher/k3s/config.yaml} as Hearth writes it: keys are k3s's flags without {@code --} (k3s documentation,
 * "Configuration file"). Only this writes the file, in YAML that is also easy to read back: one key a line, values in
 * JSON's quotes, which YAML 1.2 shares.
 *
 * @param cluster the cluster that the file belongs to; stands in its first line
 * @param values by key, texts without quotes
 * @param lists by key
 */
public record K3sConfig(String cluster, SortedMap<String, String> values, SortedMap<String, List<String>> lists) {
    private static final Pattern MARK = Pattern.compile("# hearth-cluster: ([a-z0-9-]+)");
    private static final Pattern VALUE = Pattern.compile("([a-z0-9-]+): \"((?:[^\"\\\\]|\\\\[\"\\\\])*)\"");
    private static final Pattern LIST = Pattern.compile("([a-z0-9-]+): \\[(.*)]");
    private static final Pattern ITEM = Pattern.compile("\"((?:[^\"\\\\]|\\\\[\"\\\\])*)\"(?:, )?");

    public K3sConfig {
        values = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(values));
        lists = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(lists));
    }

    public static K3sConfig of(String cluster) {
        return new K3sConfig(cluster, new TreeMap<>(), new TreeMap<>());
    }

    public K3sConfig with(String key, String value) {
        TreeMap<String, String> more = new TreeMap<>(values);
        more.put(key, value);
        return new K3sConfig(cluster, more, lists);
    }

    public K3sConfig with(String key, List<String> items) {
        TreeMap<String, List<String>> more = new TreeMap<>(lists);
        more.put(key, List.copyOf(items));
        return new K3sConfig(cluster, values, more);
    }

    /** The file. A secret, because a joiner's has the token. */
    public Secret render() {
        StringBuilder text = new StringBuilder("# hearth-cluster: ").append(cluster).append('\n');
        values.forEach((key, value) -> text.append(key).append(": ").append(quote(value)).append('\n'));
        lists.forEach((key, items) ->
                text.append(key).append(": [").append(String.join(", ", items.stream().map(K3sConfig::quote).toList())).append("]\n"));
        return Secret.of(text.toString());
    }

    /** Reads what {@link #render} wrote; empty for anything else, as a file that was edited by hand. */
    public static Optional<K3sConfig> parse(String text) {
        List<String> lines = text.lines().toList();
        Matcher mark = MARK.matcher(lines.isEmpty() ? "" : lines.getFirst());
        if (!mark.matches()) {
            return Optional.empty();
        }
        K3sConfig config = of(mark.group(1));
        for (String line : lines.subList(1, lines.size())) {
            Matcher value = VALUE.matcher(line);
            Matcher list = LIST.matcher(line);
            if (value.matches()) {
                config = config.with(value.group(1), unquote(value.group(2)));
            } else if (list.matches()) {
                config = config.with(list.group(1), items(list.group(2)));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(config);
    }

    /**
     * The keys whose values are not as {@code wanted} has them. More SANs than wanted are fine: a server that joined later
     * adds its own to the certificate that all share, so adding a node changes no file on the others.
     */
    public List<String> differences(K3sConfig wanted) {
        List<String> keys = new ArrayList<>();
        if (!cluster.equals(wanted.cluster)) {
            keys.add("hearth-cluster");
        }
        TreeMap<String, Object> mine = new TreeMap<>(values);
        mine.putAll(lists);
        TreeMap<String, Object> theirs = new TreeMap<>(wanted.values);
        theirs.putAll(wanted.lists);
        TreeMap<String, Object> all = new TreeMap<>(mine);
        all.putAll(theirs);
        for (String key : all.keySet()) {
            boolean same = key.equals("tls-san")
                    ? lists.getOrDefault(key, List.of()).containsAll(wanted.lists.getOrDefault(key, List.of()))
                    : java.util.Objects.equals(mine.get(key), theirs.get(key));
            if (!same) {
                keys.add(key);
            }
        }
        return keys;
    }

    private static List<String> items(String text) {
        List<String> items = new ArrayList<>();
        Matcher item = ITEM.matcher(text);
        while (item.find()) {
            items.add(unquote(item.group(1)));
        }
        return items;
    }

    private static String quote(String value) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a value of config.yaml has no control characters");
        }
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String unquote(String text) {
        return text.replace("\\\"", "\"").replace("\\\\", "\\");
    }

    @Override
    public String toString() {
        return "config.yaml of " + cluster + " " + values.keySet() + lists.keySet();
    }
}
