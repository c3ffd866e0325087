// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.cluster;

import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.problem.Field;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What nodes are together: each one once, and a number of servers that makes sense. */
final class ServerFindings {
    /** "A maximum of seven" voters (etcd FAQ, "What is maximum cluster size?"). */
    private static final int MOST_SERVERS = 7;

    private ServerFindings() {}

    static void report(ClusterDraft draft, List<NodeReading> nodes, Findings findings) {
        twice(draft, nodes, findings);
        Quorum quorum = new Quorum((int) nodes.stream().filter(node -> node.role().filter(Role.SERVER::equals).isPresent()).count());
        Field field = Field.of("nodes");
        Map<String, String> args = Map.of(
                "servers", "" + quorum.servers(), "tolerated", "" + quorum.tolerated(), "majority", "" + quorum.majority());
        if (quorum.servers() == 0) {
            if (nodes.stream().allMatch(node -> node.role().isPresent())) {
                findings.add(field, Problem.blocking(ProblemCode.NO_SERVER, args));
            }
        } else if (!quorum.highlyAvailable()) {
            findings.add(field, Problem.warning(ProblemCode.FEW_SERVERS, args));
        } else if (quorum.servers() > MOST_SERVERS) {
            findings.add(field, Problem.warning(ProblemCode.MANY_SERVERS, args));
        } else if (quorum.servers() % 2 == 0) {
            findings.add(field, Problem.info(ProblemCode.EVEN_SERVERS, args));
        }
    }

    private static void twice(ClusterDraft draft, List<NodeReading> nodes, Findings findings) {
        Map<String, Integer> names = new HashMap<>();
        Map<String, NodeReading> ways = new HashMap<>();
        Map<Ipv4, NodeReading> addresses = new HashMap<>();
        for (NodeReading node : nodes) {
            String name = draft.nodes().get(node.index()).name().strip();
            Integer earlier = name.isEmpty() ? null : names.putIfAbsent(name.toLowerCase(Locale.ROOT), node.index() + 1);
            if (earlier != null) {
                findings.add(Field.node(node.index(), "name"),
                        Problem.blocking(ProblemCode.NODE_NAME_TWICE, Map.of("found", Findings.shown(name), "other", "" + earlier)));
            }
            NodeReading sameWay = node.access().map(access -> ways.putIfAbsent(way(access), node)).orElse(null);
            NodeReading sameAddress = node.address().map(address -> addresses.putIfAbsent(address, node)).orElse(null);
            if (sameWay != null) {
                String host = draft.nodes().get(node.index()).host().strip();
                findings.add(Field.node(node.index(), "host"), twice(host, sameWay));
            } else if (sameAddress != null) {
                findings.add(node.addressField(), twice(node.address().orElseThrow().toString(), sameAddress));
            }
        }
    }

    private static Problem twice(String found, NodeReading other) {
        return Problem.blocking(ProblemCode.NODE_HOST_TWICE, Map.of("found", found, "other", other.owner().name()));
    }

    /** One host on two ports may be two machines behind a router; so may one name behind two jump hosts. */
    private static String way(SshAccess access) {
        SshAccess jump = access.jump();
        return access.host() + ":" + access.port() + (jump == null ? "" : " " + jump.host() + ":" + jump.port());
    }
}
