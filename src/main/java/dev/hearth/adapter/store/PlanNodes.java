// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.store;

import dev.hearth.domain.cluster.ClusterDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The list of nodes in a plan file, changed in the tree, so that comments and whatever else people wrote stay. */
final class PlanNodes {
    private PlanNodes() {}

    /**
     * The file with these nodes, and without what was decided about others.
     *
     * @param draft with paths as in the file; what else it says does not count
     * @return empty when it would not read back as it should
     */
    static Optional<String> edited(String text, ClusterDraft draft) throws YamlFault {
        ClusterDraft wanted = PlanReader.read(YamlTree.parse(text)).draft().withNodes(draft.nodes()).withDecisions(draft.decisions());
        MappingNode root = YamlTree.parse(text, true);
        Optional<SequenceNode> list = list(root, "nodes");
        if (list.isEmpty()) {
            return Optional.empty();
        }
        List<Node> before = List.copyOf(list.get().getValue());
        List<Node> after = new ArrayList<>();
        for (ClusterDraft.Node node : draft.nodes()) {
            after.add(before.stream().filter(item -> name(item).equals(node.name())).findFirst().orElseGet(() -> PlanWriter.node(node)));
        }
        list.get().getValue().clear();
        list.get().getValue().addAll(after);
        keep(root, "accepted", draft.decisions().accepted());
        keep(root, "mend", draft.decisions().mended());
        String edited = YamlTree.print(root);
        return PlanReader.read(YamlTree.parse(edited)).draft().equals(wanted) ? Optional.of(edited) : Optional.empty();
    }

    private static void keep(MappingNode root, String key, Set<String> ids) {
        list(root, key).ifPresent(list -> list.getValue().removeIf(item -> item instanceof ScalarNode id && !ids.contains(id.getValue().strip())));
    }

    private static Optional<SequenceNode> list(MappingNode root, String key) {
        return root.getValue().stream().filter(tuple -> YamlTree.key(tuple).equals(key)).map(NodeTuple::getValueNode)
                .filter(SequenceNode.class::isInstance).map(SequenceNode.class::cast).findFirst();
    }

    private static String name(Node item) {
        return item instanceof MappingNode mapping
                ? mapping.getValue().stream().filter(tuple -> YamlTree.key(tuple).equals("name")).map(NodeTuple::getValueNode).filter(ScalarNode.class::isInstance)
                        .map(value -> ((ScalarNode) value).getValue()).findFirst().orElse("")
                : "";
    }
}
