// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/**
 * One YAML document as a tree of nodes. Aliases are refused, because a few lines of them make a tree without end; a key that
 * stands twice is refused too, because one of the two would be lost silently.
 */
final class YamlTree {
    /** Far more than any file of ours; a larger one is something else. */
    static final int LIMIT = 1 << 20;

    private YamlTree() {}

    /**
     * @throws IOException when the file cannot be read
     * @throws YamlFault when it is larger than {@link #LIMIT}, no UTF-8, or no single YAML mapping
     */
    static MappingNode read(Path file) throws IOException, YamlFault {
        byte[] bytes;
        // Asked first, then held to: a device or a growing file says another size than it has.
        if (Files.size(file) > LIMIT) {
            throw new YamlFault(Files.size(file) + " bytes", null);
        }
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LIMIT + 1);
        }
        if (bytes.length > LIMIT) {
            throw new YamlFault("more than " + LIMIT + " bytes", null);
        }
        try {
            return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            throw new YamlFault("no UTF-8", null);
        }
    }

    static MappingNode parse(String text) throws YamlFault {
        return parse(text, false);
    }

    /** @param comments whether they are kept, to be printed again; the library reads odd texts a little looser then */
    static MappingNode parse(String text, boolean comments) throws YamlFault {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try {
            for (Event event : yaml(false).parse(new StringReader(plain))) {
                if (event instanceof AliasEvent) {
                    throw new YamlFault("an alias (*)", event.getStartMark());
                }
            }
            Node root = yaml(comments).compose(new StringReader(plain));
            if (root instanceof MappingNode mapping) {
                check(mapping);
                return mapping;
            }
            throw new YamlFault(root == null || isNull(root) ? "nothing" : kind(root), root == null ? null : root.getStartMark());
        } catch (MarkedYAMLException e) {
            throw YamlFault.of(e);
        } catch (YAMLException e) {
            throw new YamlFault(String.valueOf(e.getMessage()).lines().findFirst().orElse("no YAML"), null);
        }
    }

    static String print(Node node) {
        StringWriter text = new StringWriter();
        yaml(true).serialize(node, text);
        return text.toString();
    }

    /** What a value is, in YAML's terms. */
    static String kind(Node node) {
        return switch (node.getNodeId()) {
            case sequence -> "list";
            case mapping -> "mapping";
            default -> "text";
        };
    }

    static boolean isNull(Node node) {
        return node instanceof ScalarNode && node.getTag().equals(Tag.NULL);
    }

    static String key(NodeTuple tuple) {
        return ((ScalarNode) tuple.getKeyNode()).getValue();
    }

    private static void check(Node node) throws YamlFault {
        if (node instanceof SequenceNode sequence) {
            for (Node each : sequence.getValue()) {
                check(each);
            }
        } else if (node instanceof MappingNode mapping) {
            Set<String> keys = new HashSet<>();
            for (NodeTuple tuple : mapping.getValue()) {
                if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                    throw new YamlFault("a key that is no text", tuple.getKeyNode().getStartMark());
                }
                if (!keys.add(key.getValue())) {
                    throw new YamlFault("a second " + key.getValue(), key.getStartMark());
                }
                check(tuple.getValueNode());
            }
        }
    }

    /** Made anew each time: it is not for several threads. */
    private static Yaml yaml(boolean comments) {
        LoaderOptions in = new LoaderOptions();
        in.setProcessComments(comments);
        DumperOptions out = new DumperOptions();
        out.setProcessComments(comments);
        out.setIndicatorIndent(2);
        out.setIndentWithIndicator(true);
        out.setSplitLines(false);
        out.setWidth(1 << 16);
        return new Yaml(new SafeConstructor(in), new Representer(out), out, in);
    }
}
