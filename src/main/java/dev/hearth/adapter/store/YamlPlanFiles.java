// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.store;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.problem.Retry;
import dev.hearth.port.AtomicFile;
import dev.hearth.port.PlanFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.yaml.snakeyaml.nodes.MappingNode;

/** Plan files; docs/plan-file.md describes the format. Paths in them are relative to the folder of the file. */
public final class YamlPlanFiles implements PlanFiles {
    @Override
    public Read read(Path file) throws ProblemException {
        try {
            Read read = read(YamlTree.read(file), file.toString());
            return new Read(new PlanPaths(file).resolve(read.draft()), read.problems());
        } catch (YamlFault e) {
            throw new ProblemException(unreadable(file.toString(), e), e);
        } catch (IOException e) {
            throw new ProblemException(unreadable(file.toString(), new YamlFault(e.getClass().getSimpleName(), null)), e);
        }
    }

    /** Replaces the file at once or not at all; who may read it stays as it was. */
    @Override
    public void write(ClusterDraft draft, Path file) throws ProblemException {
        String text = PlanWriter.write(new PlanPaths(file).relativize(draft));
        try {
            AtomicFile.replace(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ProblemException(Problem.blocking(ProblemCode.STORE_UNWRITABLE, Map.of("path", file.toString()))
                    .detail(e.toString()), e);
        }
    }

    @Override
    public boolean writeNodes(Path file, List<ClusterDraft.Node> nodes) throws ProblemException {
        ClusterDraft draft = read(file).draft();
        List<String> staying = nodes.stream().map(node -> node.name().strip()).toList();
        for (ClusterDraft.Node gone : draft.nodes().stream().filter(node -> !staying.contains(node.name().strip())).toList()) {
            draft = draft.without(gone.name().strip());
        }
        draft = draft.withNodes(nodes);
        try {
            Optional<String> edited = PlanNodes.edited(Files.readString(file), new PlanPaths(file).relativize(draft));
            if (edited.isEmpty()) {
                write(draft, file);
                return false;
            }
            AtomicFile.replace(file, edited.get().getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (YamlFault e) {
            throw new ProblemException(unreadable(file.toString(), e), e);
        } catch (IOException e) {
            throw new ProblemException(Problem.blocking(ProblemCode.STORE_UNWRITABLE, Map.of("path", file.toString())).detail(e.toString()), e);
        }
    }

    @Override
    public Read parse(String text, String place) throws ProblemException {
        try {
            return read(YamlTree.parse(text), place);
        } catch (YamlFault e) {
            throw new ProblemException(unreadable(place, e), e);
        }
    }

    private static Read read(MappingNode root, String place) throws ProblemException {
        String schema = PlanReader.schema(root);
        if (PlanReader.newer(schema)) {
            throw Problem.blocking(ProblemCode.STORE_NEWER, Map.of("path", place, "found", schema, "required", String.valueOf(PlanKeys.SCHEMA))).asException();
        }
        return PlanReader.read(root);
    }

    private static Problem unreadable(String file, YamlFault fault) {
        Map<String, String> args = new TreeMap<>(Map.of("file", file, "found", fault.found()));
        args.put("place", file + fault.line().map(line -> ":" + line).orElse("") + fault.column().map(column -> ":" + column).orElse(""));
        fault.line().ifPresent(line -> args.put("line", line.toString()));
        fault.column().ifPresent(column -> args.put("column", column.toString()));
        return Problem.blocking(ProblemCode.PLAN_FILE_UNREADABLE, args).retry(Retry.AFTER_FIX);
    }
}
