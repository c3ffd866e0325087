// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.store;

import dev.hearth.domain.problem.Field;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One mapping of a plan file while it is read. It gives what can be given and notes a problem for what cannot: a wrong value
 * reads as if it were not there.
 */
final class PlanSection {
    private final String path;
    private final List<Problem> problems;
    private final Map<String, Node> values = new HashMap<>();

    /** @param path of this mapping; empty for the whole file */
    PlanSection(@Nullable MappingNode mapping, String path, List<String> allowed, List<Problem> problems) {
        this.path = path;
        this.problems = problems;
        for (NodeTuple tuple : mapping == null ? List.<NodeTuple>of() : mapping.getValue()) {
            String key = YamlTree.key(tuple);
            if (allowed.contains(key)) {
                values.put(key, tuple.getValueNode());
            } else {
                note(tuple.getKeyNode(), key, Problem.blocking(ProblemCode.KEY_UNKNOWN, Map.of(
                        "found", key, "allowed", String.join(", ", allowed), "suggestion", PlanKeys.nearest(key, allowed))));
            }
        }
    }

    /** The text as it stands there, numbers and true and false among them; empty when there is none. */
    String text(String key) {
        Node value = values.get(key);
        return value == null ? "" : text(value, key);
    }

    /** The texts of a list. */
    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        List<Node> items = list(key);
        for (int i = 0; i < items.size(); i++) {
            String text = text(items.get(i), key + "[" + i + "]");
            if (!text.isEmpty()) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** A text, or a list of them, which is then joined as people write it. */
    String joined(String key) {
        return values.get(key) instanceof SequenceNode ? String.join(", ", texts(key)) : text(key);
    }

    PlanSection section(String key, List<String> allowed) {
        Node value = values.get(key);
        return new PlanSection(value == null ? null : mapping(value, key), at(key), allowed, problems);
    }

    /** The mappings of a list; one that is none counts as an empty one, so that the places of the others stay. */
    List<PlanSection> sections(String key, List<String> allowed) {
        List<PlanSection> sections = new ArrayList<>();
        for (Node item : list(key)) {
            String place = key + "[" + sections.size() + "]";
            if (YamlTree.isNull(item)) {
                wrong(item, place, "mapping");
            }
            sections.add(new PlanSection(mapping(item, place), at(place), allowed, problems));
        }
        return sections;
    }

    /** Lists of texts under keys that anybody may choose. */
    SortedMap<String, List<String>> lists(String key) {
        SortedMap<String, List<String>> lists = new TreeMap<>();
        Node value = values.get(key);
        MappingNode mapping = value == null ? null : mapping(value, key);
        if (mapping != null) {
            List<String> names = mapping.getValue().stream().map(YamlTree::key).toList();
            PlanSection section = new PlanSection(mapping, at(key), names, problems);
            names.forEach(name -> lists.put(name, section.texts(name)));
        }
        return lists;
    }

    private List<Node> list(String key) {
        Node value = values.get(key);
        if (value instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        if (value != null && !YamlTree.isNull(value)) {
            wrong(value, key, "list");
        }
        return List.of();
    }

    private @Nullable MappingNode mapping(Node value, String key) {
        if (value instanceof MappingNode mapping) {
            return mapping;
        }
        if (!YamlTree.isNull(value)) {
            wrong(value, key, "mapping");
        }
        return null;
    }

    private String text(Node value, String key) {
        if (value instanceof ScalarNode scalar) {
            return YamlTree.isNull(value) ? "" : scalar.getValue();
        }
        wrong(value, key, "text");
        return "";
    }

    private void wrong(Node value, String key, String required) {
        note(value, key, Problem.blocking(
                ProblemCode.TYPE_WRONG, Map.of("found", YamlTree.kind(value), "required", required)));
    }

    private void note(Node where, String key, Problem problem) {
        problems.add(problem.at(Field.of(at(key).isBlank() ? "''" : at(key)))
                .with("line", String.valueOf(where.getStartMark().getLine() + 1))
                .with("column", String.valueOf(where.getStartMark().getColumn() + 1)));
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
