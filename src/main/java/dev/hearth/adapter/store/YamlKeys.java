// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The texts at the top of a YAML file, read and replaced one by one; everything else in it stays as it is. */
final class YamlKeys {
    private final MappingNode root;

    private YamlKeys(MappingNode root) {
        this.root = root;
    }

    static YamlKeys of(MappingNode root) {
        return new YamlKeys(root);
    }

    static YamlKeys empty() {
        return new YamlKeys(new MappingNode(Tag.MAP, new ArrayList<>(), DumperOptions.FlowStyle.BLOCK));
    }

    /** Empty for what is not there, and for what is no text. */
    Optional<String> get(String key) {
        return root.getValue().stream().filter(tuple -> YamlTree.key(tuple).equals(key)).map(NodeTuple::getValueNode)
                .filter(node -> node instanceof ScalarNode && !YamlTree.isNull(node)).map(node -> ((ScalarNode) node).getValue()).findFirst();
    }

    /** @param value empty takes the key away */
    void put(String key, String value) {
        List<NodeTuple> tuples = new ArrayList<>(root.getValue());
        int at = tuples.stream().map(YamlTree::key).toList().indexOf(key);
        if (value.isEmpty()) {
            tuples.removeIf(tuple -> YamlTree.key(tuple).equals(key));
        } else if (at < 0) {
            tuples.add(new NodeTuple(PlanWriter.text(key), PlanWriter.text(value)));
        } else if (!get(key).equals(Optional.of(value))) {
            tuples.set(at, new NodeTuple(tuples.get(at).getKeyNode(), PlanWriter.text(value)));
        }
        root.setValue(tuples);
    }

    String print() {
        return YamlTree.print(root);
    }
}
