// SPDX-License-Identifier: Apache-2.0
package dev.hearth.node;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lines of k3s's journal that name a cause which waiting does not mend (component facts, section 11). */
public enum JournalSign {
    MEMORY_CGROUP("failed to find memory cgroup", ProblemCode.K3S_NO_MEMORY_CGROUP),
    CLOCK("certificate has expired or is not yet valid", ProblemCode.K3S_CLOCK_WRONG),
    SAN("certificate is valid for", ProblemCode.K3S_SAN_MISSING),
    CA_HASH("token CA hash does not match", ProblemCode.K3S_TOKEN_OF_OTHER_CLUSTER),
    DUPLICATE_NAME("duplicate node name found", ProblemCode.K3S_NODE_NAME_TAKEN),
    NODE_PASSWORD("Node password rejected", ProblemCode.K3S_NODE_PASSWORD_REJECTED),
    CRITICAL_CONFIG("critical configuration value mismatch", ProblemCode.K3S_FLAGS_DIFFER),
    OTHER_TOKEN("bootstrap data already found and encrypted with different token", ProblemCode.K3S_TOKEN_CHANGED),
    REMOVED_MEMBER("data-dir used by this member must be removed", ProblemCode.K3S_MEMBER_REMOVED),
    PORT_TAKEN("bind: address already in use", ProblemCode.K3S_PORT_TAKEN),
    NO_SPACE("no space left on device", ProblemCode.K3S_DISK_FULL);

    private final String words;
    private final ProblemCode code;

    JournalSign(String words, ProblemCode code) {
        this.words = words;
        this.code = code;
    }

    /** The cause that the newest telling line names. */
    public static Optional<Problem> judge(String node, String journal) {
        List<String> lines = journal.lines().toList().reversed();
        for (String line : lines) {
            for (JournalSign sign : values()) {
                if (line.contains(sign.words)) {
                    return Optional.of(Problem.blocking(sign.code, Map.of("node", node)).detail(shorten(line)));
                }
            }
        }
        return Optional.empty();
    }

    private static String shorten(String line) {
        return line.length() > 600 ? line.substring(0, 600) : line;
    }
}
