// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchChangedHostKeyException;
import com.jcraft.jsch.JSchSessionDisconnectException;
import com.jcraft.jsch.JSchUnknownHostKeyException;
import dev.hearth.domain.cluster.SshAccess;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.problem.Retry;
import dev.hearth.port.PublicKey;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says what went wrong while connecting, from jsch's exception and from what the wire saw. Never by the words of the
 * system's own messages: those are in the user's language.
 */
final class ConnectFailure {
    private static final Pattern OFFERED = Pattern.compile("Auth (?:fail|cancel) for methods '([^']*)'");
    /** What OpenSSH says in place of a greeting when it is busy (MaxStartups) or angry (PerSourcePenalties). */
    private static final Pattern NOT_NOW = Pattern.compile("Exceeded MaxStartups|Not allowed at this time");

    private final SshAccess access;
    private final Wire wire;
    private final HostKeyCheck check;

    ConnectFailure(SshAccess access, Wire wire, HostKeyCheck check) {
        this.access = access;
        this.wire = wire;
        this.check = check;
    }

    /** @param proof null when nobody was to log in */
    ProblemException translate(Exception e, @Nullable Proof proof) {
        Problem problem = problem(e, proof);
        return new ProblemException(problem.detail().isEmpty() ? problem.detail(words(e)) : problem, e);
    }

    private Problem problem(Exception e, @Nullable Proof proof) {
        if (e instanceof JSchUnknownHostKeyException || e instanceof JSchChangedHostKeyException) {
            return hostKey();
        }
        if (!wire.connected()) {
            return unconnected(e);
        }
        if (!wire.greeting().contains("SSH-")) {
            return ungreeted();
        }
        if (e instanceof JSchAlgoNegoFailException none) {
            return Problem.blocking(
                    ProblemCode.SSH_NO_COMMON_ALGORITHM,
                    Map.of("host", access.host(), "kind", none.getAlgorithmName(), "offered", none.getServerProposal()));
        }
        return unauthenticated(e, proof);
    }

    private Problem hostKey() {
        PublicKey shown = check.shown().orElseThrow();
        if (check.pinned().isEmpty()) {
            return Problem.blocking(
                    ProblemCode.SSH_HOST_KEY_UNKNOWN, Map.of("host", access.host(), "fingerprint", shown.fingerprint(), "type", shown.type()));
        }
        String pinned = check.pinned().stream().map(PublicKey::fingerprint).collect(Collectors.joining(", "));
        return Problem.blocking(
                        ProblemCode.SSH_HOST_KEY_CHANGED, Map.of("host", access.host(), "pinned", pinned, "found", shown.fingerprint()))
                .retry(Retry.NEVER);
    }

    private Problem unconnected(Exception e) {
        Map<String, String> at = Map.of("host", access.host(), "port", Integer.toString(access.port()));
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return Problem.blocking(ProblemCode.SSH_NAME_UNKNOWN, at);
            }
            // RFC 4254 5.1: 1 is "administratively prohibited", and another try will not change the jump host's mind.
            if (cause instanceof ChannelSocket.RefusedException refused && access.jump() != null) {
                return Problem.blocking(ProblemCode.SSH_JUMP_REFUSED, at).with("jump", access.jump().host())
                        .retry(refused.reason() == 1 ? Retry.AFTER_FIX : Retry.SOON);
            }
            if (cause instanceof ConnectException) {
                return Problem.blocking(ProblemCode.SSH_REFUSED, at).retry(Retry.SOON);
            }
        }
        return Problem.blocking(ProblemCode.SSH_UNREACHABLE, at).retry(Retry.SOON);
    }

    private Problem ungreeted() {
        String found = wire.greeting();
        if (NOT_NOW.matcher(found).find() || (found.isEmpty() && wire.ended())) {
            return lost().detail(found.isEmpty() ? "closed before a greeting" : found);
        }
        return Problem.blocking(
                ProblemCode.SSH_NOT_SSH,
                Map.of("host", access.host(), "port", Integer.toString(access.port()),
                        "found", found.isEmpty() ? "-" : found.substring(0, Math.min(80, found.length()))));
    }

    private Problem unauthenticated(Exception e, @Nullable Proof proof) {
        String said = String.valueOf(e.getMessage());
        Matcher offered = OFFERED.matcher(said);
        boolean tooMany = e instanceof JSchSessionDisconnectException && said.contains("Too many authentication failures");
        if (proof == null || (!tooMany && (wire.ended() || !offered.find()))) {
            return lost();
        }
        Map<String, String> who = Map.of("host", access.host(), "user", access.user());
        if (proof instanceof Proof.Keys keys && keys.agent() && tooMany) {
            return Problem.blocking(ProblemCode.SSH_TOO_MANY_KEYS, who)
                    .with("keys", Integer.toString(keys.identities().getIdentities().size()));
        }
        return Problem.blocking(ProblemCode.SSH_AUTH_FAILED, who)
                .with("tried", proof.methods())
                .with("offered", tooMany ? "-" : offered.group(1));
    }

    private Problem lost() {
        return Problem.blocking(ProblemCode.SSH_CONNECTION_LOST, Map.of("host", access.host())).retry(Retry.SOON);
    }

    /** The innermost exception's own words; jsch wraps some several times. */
    private static String words(Exception e) {
        Throwable innermost = e;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        boolean io = innermost instanceof IOException && !(innermost instanceof SocketTimeoutException);
        return io ? innermost.toString() : String.valueOf(innermost.getMessage());
    }
}
