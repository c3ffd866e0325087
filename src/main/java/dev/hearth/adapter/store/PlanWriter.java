// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.store;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDraft.Advanced;
import dev.hearth.domain.cluster.ClusterDraft.Network;
import dev.hearth.domain.cluster.ClusterDraft.Ssh;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** Writes a draft the way a person would write a plan file: what is not given is left out. */
final class PlanWriter {
    private static final String HEAD = "# A cluster, as Hearth builds it: hearth apply THIS-FILE. No secret belongs in here.\n";
    private static final Resolver RESOLVER = new Resolver();

    private PlanWriter() {}

    static String write(ClusterDraft draft) {
        Map<String, Node> root = new LinkedHashMap<>();
        root.put("schema", text(String.valueOf(PlanKeys.SCHEMA)));
        put(root, "name", draft.name());
        put(root, "network", network(draft.network()));
        put(root, "ssh", ssh(draft.ssh()));
        put(root, "nodes", list(draft.nodes().stream().map(PlanWriter::node).toList(), FlowStyle.BLOCK));
        platform(root, draft.platform());
        put(root, "advanced", advanced(draft.advanced()));
        put(root, "accepted", texts(draft.decisions().accepted()));
        put(root, "mend", texts(draft.decisions().mended()));
        return HEAD + YamlTree.print(mapping(root));
    }

    private static Node network(Network network) {
        Map<String, Node> keys = new LinkedHashMap<>();
        put(keys, "subnet", network.subnet());
        put(keys, "gateway", network.gateway());
        put(keys, "dns", servers(network.dns()));
        put(keys, "dhcp", network.dhcp());
        put(keys, "vip", network.vip());
        put(keys, "pool", network.pool());
        put(keys, "traefik", network.traefik());
        put(keys, "api-name", network.apiName());
        return mapping(keys);
    }

    private static Node ssh(Ssh ssh) {
        Map<String, Node> keys = new LinkedHashMap<>();
        put(keys, "user", ssh.user());
        put(keys, "port", ssh.port());
        put(keys, "login", ssh.login());
        put(keys, "key", ssh.key());
        put(keys, "sudo", ssh.sudo());
        put(keys, "jump", ssh.jump());
        return mapping(keys);
    }

    static Node node(ClusterDraft.Node node) {
        Map<String, Node> keys = new LinkedHashMap<>();
        put(keys, "name", node.name());
        put(keys, "host", node.host());
        put(keys, "address", node.address());
        put(keys, "role", node.role());
        put(keys, "interface", node.networkInterface());
        put(keys, "ssh", ssh(node.ssh()));
        put(keys, "adopted", node.adopted());
        return mapping(keys);
    }

    private static void platform(Map<String, Node> root, ClusterDraft.Platform platform) {
        put(root, "scope", platform.scope());
        put(root, "certificates", certificates(platform.certificates()));
        ClusterDraft.Git git = platform.git();
        put(root, "git", texts(PlanKeys.GIT, git.kind(), git.place(), git.branch(), git.key(), git.user(), git.ca()));
        ClusterDraft.Recovery recovery = platform.recovery();
        put(root, "recovery", texts(PlanKeys.RECOVERY, recovery.file(), recovery.keptAt(), recovery.restore()));
        put(root, "services", list(platform.services().stream()
                .map(service -> texts(PlanKeys.SERVICE, service.name(), service.address(), service.port(), service.scheme())).toList(), FlowStyle.BLOCK));
        put(root, "argo-cd", texts(PlanKeys.ARGO_CD, platform.highAvailability()));
    }

    private static Node certificates(ClusterDraft.Certificates certificates) {
        ClusterDraft.Route53 route53 = certificates.route53();
        ClusterDraft.Rfc2136 rfc2136 = certificates.rfc2136();
        Map<String, Node> keys = new LinkedHashMap<>();
        put(keys, "domain", certificates.domain());
        put(keys, "email", certificates.email());
        put(keys, "provider", certificates.provider());
        put(keys, "route53", texts(PlanKeys.ROUTE53, route53.accessKeyId(), route53.zone(), route53.region()));
        put(keys, "rfc2136", texts(PlanKeys.RFC2136, rfc2136.server(), rfc2136.keyName(), rfc2136.algorithm()));
        return mapping(keys);
    }

    /** A mapping of texts, in the order of the keys. */
    private static Node texts(List<String> names, String... values) {
        Map<String, Node> keys = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            put(keys, names.get(i), values[i]);
        }
        return mapping(keys);
    }

    private static Node advanced(Advanced advanced) {
        Map<String, Node> registries = new LinkedHashMap<>();
        advanced.registries().forEach((name, endpoints) -> registries.put(name, texts(endpoints)));
        Map<String, Node> keys = new LinkedHashMap<>();
        put(keys, "mirror", advanced.mirror());
        put(keys, "releases", advanced.releases());
        put(keys, "order", advanced.order());
        put(keys, "registries", mapping(registries));
        put(keys, "acme-staging", advanced.acme().staging());
        put(keys, "acme-production", advanced.acme().production());
        put(keys, "acme-ca", advanced.acme().ca());
        return mapping(keys);
    }

    /** A list where it reads back as the same text. */
    private static Node servers(String typed) {
        List<String> servers = Arrays.stream(typed.split(",", -1)).map(String::strip).toList();
        boolean plain = servers.stream().noneMatch(String::isEmpty) && String.join(", ", servers).equals(typed);
        return plain ? texts(servers) : text(typed);
    }

    private static void put(Map<String, Node> keys, String key, String value) {
        put(keys, key, text(value));
    }

    private static void put(Map<String, Node> keys, String key, Node value) {
        boolean given = switch (value) {
            case ScalarNode scalar -> !scalar.getValue().isEmpty();
            case SequenceNode list -> !list.getValue().isEmpty();
            case MappingNode mapping -> !mapping.getValue().isEmpty();
            default -> true;
        };
        if (given) {
            keys.put(key, value);
        }
    }

    private static Node mapping(Map<String, Node> keys) {
        List<NodeTuple> tuples = new ArrayList<>();
        keys.forEach((key, value) -> tuples.add(new NodeTuple(text(key), value)));
        return new MappingNode(Tag.MAP, tuples, FlowStyle.BLOCK);
    }

    private static Node texts(Collection<String> texts) {
        return list(texts.stream().map(PlanWriter::text).toList(), FlowStyle.FLOW);
    }

    private static Node list(List<Node> items, FlowStyle style) {
        return new SequenceNode(Tag.SEQ, items, style);
    }

    /** Numbers stay bare (we read them as texts anyway); only what would read as nothing, or as a merge, is quoted. */
    static Node text(String value) {
        Tag plain = RESOLVER.resolve(NodeId.scalar, value, true);
        boolean bare = !plain.equals(Tag.NULL) && !plain.equals(Tag.MERGE);
        boolean visible = value.codePoints().allMatch(PlanWriter::visible);
        return new ScalarNode(bare ? plain : Tag.STR, value, null, null, visible ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED);
    }

    /** What cannot be seen is written as an escape: an editor, or the library, would lose it. */
    private static boolean visible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
