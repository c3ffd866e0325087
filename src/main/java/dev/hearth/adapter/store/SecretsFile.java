// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.store;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.port.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The file that the command line takes secrets from: a YAML mapping of names to values. What stands in it is never told. */
public final class SecretsFile {
    /** Names that hold for every node that has none of its own. */
    static final List<String> SHARED = List.of("ssh-password", "sudo-password", "key-passphrase");

    private SecretsFile() {}

    /**
     * @throws ProblemException SECRETS_FILE_EXPOSED when others than the owner may read it (POSIX), SECRETS_FILE_UNREADABLE with
     *     the place and nothing else
     */
    public static Map<SecretRef, Secret> read(Path file) throws ProblemException {
        try {
            refuseExposed(file);
            Map<SecretRef, Secret> secrets = new LinkedHashMap<>();
            for (NodeTuple tuple : YamlTree.read(file).getValue()) {
                String name = YamlTree.key(tuple);
                Node value = tuple.getValueNode();
                if (!name.matches("([a-z0-9][a-z0-9.-]*/)?[a-z0-9][a-z0-9-]*")) {
                    throw new YamlFault("", tuple.getKeyNode().getStartMark());
                }
                if (!(value instanceof ScalarNode scalar) || YamlTree.isNull(value)) {
                    throw new YamlFault("", value.getStartMark());
                }
                secrets.put(new SecretRef(name), Secret.of(scalar.getValue()));
            }
            return secrets;
        } catch (YamlFault e) {
            // Not even as a cause: the library's messages quote the text.
            throw unreadable(file, e).asException();
        } catch (IOException e) {
            throw new ProblemException(unreadable(file, new YamlFault("", null)).detail(e.getClass().getSimpleName()), e);
        }
    }

    private static void refuseExposed(Path file) throws IOException, ProblemException {
        if (!AtomicFile.posix(file)) {
            return;
        }
        Set<PosixFilePermission> found = Files.getPosixFilePermissions(file);
        boolean exposed = found.stream().anyMatch(each -> !each.name().startsWith("OWNER_"));
        if (exposed) {
            throw Problem.blocking(ProblemCode.SECRETS_FILE_EXPOSED, Map.of(
                    "file", file.toString(), "found", PosixFilePermissions.toString(found), "required", PosixFilePermissions.toString(AtomicFile.OWNER_ONLY)))
                    .asException();
        }
    }

    private static Problem unreadable(Path file, YamlFault fault) {
        Map<String, String> args = new TreeMap<>(Map.of("file", file.toString()));
        args.put("place", file + fault.line().map(line -> ":" + line).orElse("") + fault.column().map(column -> ":" + column).orElse(""));
        fault.line().ifPresent(line -> args.put("line", line.toString()));
        fault.column().ifPresent(column -> args.put("column", column.toString()));
        return Problem.blocking(ProblemCode.SECRETS_FILE_UNREADABLE, args);
    }
}
