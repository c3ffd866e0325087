// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.store;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDraft.Advanced;
import dev.hearth.domain.cluster.ClusterDraft.Network;
import dev.hearth.domain.cluster.ClusterDraft.Node;
import dev.hearth.domain.cluster.ClusterDraft.Ssh;
import dev.hearth.domain.cluster.Decisions;
import dev.hearth.domain.problem.Field;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.port.PlanFiles;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;

/** Turns the YAML of a plan file into a draft. Texts stay as they stand there. */
final class PlanReader {
    private PlanReader() {}

    static PlanFiles.Read read(MappingNode root) {
        List<Problem> problems = new ArrayList<>();
        PlanSection plan = new PlanSection(root, "", PlanKeys.ROOT, problems);
        schema(plan.text("schema"), problems);
        ClusterDraft draft = new ClusterDraft(
                plan.text("name"),
                network(plan.section("network", PlanKeys.NETWORK)),
                ssh(plan.section("ssh", PlanKeys.SSH)),
                plan.sections("nodes", PlanKeys.NODE).stream().map(PlanReader::node).toList(),
                PlatformSection.read(plan),
                advanced(plan.section("advanced", PlanKeys.ADVANCED)),
                new Decisions(new HashSet<>(plan.texts("accepted")), new HashSet<>(plan.texts("mend"))));
        return new PlanFiles.Read(draft, problems);
    }

    /** The format's number when it is one that only a newer Hearth knows. */
    static boolean newer(String schema) {
        return schema.matches("[0-9]{1,9}") && Integer.parseInt(schema) > PlanKeys.SCHEMA;
    }

    /** The text of the key at the root, before anything else is looked at. */
    static String schema(MappingNode root) {
        return new PlanSection(root, "", PlanKeys.ROOT, new ArrayList<>()).text("schema");
    }

    private static void schema(String found, List<Problem> problems) {
        String required = String.valueOf(PlanKeys.SCHEMA);
        // Not given is the first format: a plan of three lines is a plan.
        if (!found.isEmpty() && !found.equals(required)) {
            problems.add(Problem.blocking(ProblemCode.FIELD_INVALID, Map.of("found", found, "required", required))
                    .at(Field.of("schema")));
        }
    }

    private static Network network(PlanSection section) {
        return new Network(
                section.text("subnet"),
                section.text("gateway"),
                section.joined("dns"),
                section.text("dhcp"),
                section.text("vip"),
                section.text("pool"),
                section.text("traefik"),
                section.text("api-name"));
    }

    private static Ssh ssh(PlanSection section) {
        return new Ssh(
                section.text("user"),
                section.text("port"),
                section.text("login"),
                section.text("key"),
                section.text("sudo"),
                section.text("jump"));
    }

    private static Node node(PlanSection section) {
        return new Node(
                section.text("name"),
                section.text("host"),
                section.text("address"),
                section.text("role"),
                section.text("interface"),
                ssh(section.section("ssh", PlanKeys.SSH)),
                section.text("adopted"));
    }

    private static Advanced advanced(PlanSection section) {
        return new Advanced(
                section.text("mirror"), section.text("releases"), section.text("order"), section.lists("registries"),
                new ClusterDraft.Acme(section.text("acme-staging"), section.text("acme-production"), section.text("acme-ca")));
    }
}
