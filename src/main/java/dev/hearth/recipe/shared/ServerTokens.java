// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.engine.plan.Outputs;
import dev.hearth.node.K3sPaths;
import dev.hearth.node.NodeShell;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** The tokens of a cluster: {@code K10<CA hash>::server:<password>}, and one for agents, which no server joins with (component facts 1.5). */
public final class ServerTokens {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;

    private ServerTokens() {}

    /** As k3s keeps them on a server; empty while it has not written any. Without AGENT_TOKEN where agents join with the servers' own. */
    public static Optional<Outputs> of(NodeShell shell) throws ProblemException, InterruptedException {
        Optional<String> token = read(shell, K3sPaths.TOKEN);
        if (token.isEmpty()) {
            return Optional.empty();
        }
        Outputs outputs = Outputs.of(Keys.TOKEN, Secret.of(token.get()));
        Optional<String> own = agentPassword(shell).filter(found -> !found.equals(password(token.get())));
        return Optional.of(own.map(found -> outputs.with(Keys.AGENT_TOKEN, Secret.of(found))).orElse(outputs));
    }

    /** What agents join with, on a server that runs or ran; empty while there is none. */
    public static Optional<String> agentPassword(NodeShell shell) throws ProblemException, InterruptedException {
        return read(shell, K3sPaths.AGENT_TOKEN).map(ServerTokens::password);
    }

    /** For agents of a cluster that begins. */
    public static Secret fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Secret.of(HexFormat.of().formatHex(bytes));
    }

    /** What an agent joins with: it pins the cluster's CA as the servers' token does. */
    public static String forAgents(Secret token, Secret agentPassword) {
        String full = token.revealText().strip();
        return full.substring(0, full.indexOf("::") + 2) + "node:" + agentPassword.revealText();
    }

    /** The part behind the last colon. */
    public static String password(String token) {
        return token.substring(token.lastIndexOf(':') + 1);
    }

    private static Optional<String> read(NodeShell shell, String path) throws ProblemException, InterruptedException {
        return shell.read(path).map(String::strip).filter(text -> text.startsWith("K10"));
    }
}
