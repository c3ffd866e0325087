// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A kubeconfig (client-go's clientcmd/api/v1) as a tree that keeps what it does not know. */
final class KubeconfigTree {
    private static final String SKELETON = "apiVersion: v1\nkind: Config\n";
    private final MappingNode root;

    private KubeconfigTree(MappingNode root) {
        this.root = root;
    }

    static KubeconfigTree empty() {
        try {
            return parse(SKELETON);
        } catch (YamlFault e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws YamlFault when it is no YAML mapping, says that it is of another kind, or its lists are none; an empty text is empty */
    static KubeconfigTree parse(String text) throws YamlFault {
        if (text.lines().allMatch(line -> line.isBlank() || line.strip().startsWith("#"))) {
            return parse(SKELETON + text);
        }
        KubeconfigTree tree = new KubeconfigTree(YamlTree.parse(text, true));
        String kind = text(value(tree.root, "kind"));
        if (!kind.isEmpty() && !kind.equals("Config")) {
            throw new YamlFault("kind", tree.root.getStartMark());
        }
        // A file that names none of these is some other YAML, and not ours to add to.
        boolean known = List.of("apiVersion", "kind", "clusters", "users", "contexts").stream().anyMatch(key -> value(tree.root, key) != null);
        if (!known) {
            throw new YamlFault("keys", tree.root.getStartMark());
        }
        for (String list : List.of("clusters", "users", "contexts")) {
            Node value = value(tree.root, list);
            boolean fine = value == null || YamlTree.isNull(value)
                    || (value instanceof SequenceNode items && items.getValue().stream().allMatch(MappingNode.class::isInstance));
            if (!fine) {
                throw new YamlFault(list, tree.root.getStartMark());
            }
        }
        return tree;
    }

    /** Whether cluster, user and context called {@code name} mean what the first ones of {@code ours} mean. */
    boolean contains(String name, KubeconfigTree ours) {
        MappingNode context = entry("contexts", name).map(found -> part(found, "context")).orElse(null);
        return context != null
                && text(value(context, "cluster")).equals(name)
                && text(value(context, "user")).equals(name)
                && same("clusters", "cluster", name, ours, List.of("server", "certificate-authority-data"))
                && same("users", "user", name, ours, List.of("client-certificate-data", "client-key-data", "token"));
    }

    /** Adds or replaces; the current context is set only when there is none. */
    void put(String name, KubeconfigTree ours) {
        put("clusters", name, "cluster", ours.only("clusters", "cluster"));
        put("users", name, "user", ours.only("users", "user"));
        MappingNode context = mapping();
        set(context, "cluster", scalar(name));
        set(context, "user", scalar(name));
        put("contexts", name, "context", context);
        if (text(value(root, "current-context")).isEmpty()) {
            set(root, "current-context", scalar(name));
        }
    }

    String print() {
        return YamlTree.print(root);
    }

    private boolean same(String list, String part, String name, KubeconfigTree ours, List<String> keys) {
        MappingNode mine = entry(list, name).map(found -> part(found, part)).orElse(null);
        MappingNode theirs = ours.only(list, part);
        return mine != null && keys.stream().allMatch(key -> text(value(mine, key)).equals(text(value(theirs, key))));
    }

    private void put(String list, String name, String part, MappingNode content) {
        Optional<MappingNode> there = entry(list, name);
        if (there.isPresent()) {
            set(there.get(), part, content);
            return;
        }
        MappingNode entry = mapping();
        set(entry, "name", scalar(name));
        set(entry, part, content);
        Node items = value(root, list);
        List<Node> all = new ArrayList<>(items instanceof SequenceNode sequence ? sequence.getValue() : List.of());
        all.add(entry);
        set(root, list, new SequenceNode(Tag.SEQ, all, FlowStyle.BLOCK));
    }

    /** The part of the first entry, under whatever name; an empty one when there is none. */
    private MappingNode only(String list, String part) {
        MappingNode found = value(root, list) instanceof SequenceNode items && !items.getValue().isEmpty()
                ? part((MappingNode) items.getValue().getFirst(), part) : null;
        return found == null ? mapping() : found;
    }

    private Optional<MappingNode> entry(String list, String name) {
        return value(root, list) instanceof SequenceNode items
                ? items.getValue().stream().map(MappingNode.class::cast).filter(item -> text(value(item, "name")).equals(name)).findFirst()
                : Optional.empty();
    }

    private static @Nullable MappingNode part(MappingNode entry, String key) {
        return value(entry, key) instanceof MappingNode mapping ? mapping : null;
    }

    private static @Nullable Node value(MappingNode mapping, String key) {
        return mapping.getValue().stream().filter(tuple -> YamlTree.key(tuple).equals(key)).map(NodeTuple::getValueNode).findFirst().orElse(null);
    }

    private static String text(@Nullable Node node) {
        return node instanceof ScalarNode scalar && !YamlTree.isNull(node) ? scalar.getValue() : "";
    }

    private static void set(MappingNode mapping, String key, Node value) {
        List<NodeTuple> tuples = new ArrayList<>(mapping.getValue());
        for (int i = 0; i < tuples.size(); i++) {
            if (YamlTree.key(tuples.get(i)).equals(key)) {
                tuples.set(i, new NodeTuple(tuples.get(i).getKeyNode(), value));
                mapping.setValue(tuples);
                return;
            }
        }
        tuples.add(new NodeTuple(scalar(key), value));
        mapping.setValue(tuples);
    }

    private static MappingNode mapping() {
        return new MappingNode(Tag.MAP, new ArrayList<>(), FlowStyle.BLOCK);
    }

    private static ScalarNode scalar(String text) {
        return new ScalarNode(Tag.STR, text, null, null, ScalarStyle.PLAIN);
    }
}
