// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.domain.cluster.SshAccess;
import dev.hearth.domain.cluster.SshAccess.Login;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.problem.Retry;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.HostKey;
import dev.hearth.port.RemoteHost;
import dev.hearth.port.RemoteHosts;
import dev.hearth.port.SecretStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** SSH to the played machines. Keys are pinned as for real ones; every private key fits, passwords have to be right. */
final class PracticeHosts implements RemoteHosts {
    private static final Duration HANDSHAKE = Duration.ofMillis(400);
    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final int PORT = 22;
    /** Who everybody is at a Git host. */
    private static final String GIT = "git";
    private final World world;
    private final SecretStore secrets;
    private final PracticeArtifacts artifacts;
    private final Map<String, String> pinned = new ConcurrentHashMap<>();
    private final Set<String> connected = ConcurrentHashMap.newKeySet();

    PracticeHosts(World world, SecretStore secrets, PracticeArtifacts artifacts) {
        this.world = world;
        this.secrets = secrets;
        this.artifacts = artifacts;
    }

    @Override
    public RemoteHost connect(SshAccess access) throws ProblemException, InterruptedException {
        PracticeNode node = reach(access);
        PracticeHost host = new PracticeHost(world, node, access, secrets, artifacts);
        if (connected.contains(access.destination())) {
            return host;
        }
        world.pass(HANDSHAKE);
        HostKey key = key(node.name(), access);
        if (key.trust() == HostKey.Trust.UNKNOWN) {
            throw Problem.blocking(ProblemCode.SSH_HOST_KEY_UNKNOWN, Map.of("host", access.host(), "fingerprint", key.fingerprint(), "type", key.type()))
                    .asException();
        }
        if (key.trust() == HostKey.Trust.CHANGED) {
            throw Problem.blocking(ProblemCode.SSH_HOST_KEY_CHANGED, Map.of(
                            "host", access.host(), "pinned", pinned.getOrDefault(place(access), ""), "found", key.fingerprint(), "file", "~/.config/hearth/known_hosts"))
                    .retry(Retry.NEVER).asException();
        }
        logIn(access);
        connected.add(access.destination());
        return host;
    }

    /** Keys on the desktop are real ones even here; nothing is asked of them. */
    @Override
    public boolean locked(SshAccess.Login.KeyFile key) {
        return false;
    }

    @Override
    public HostKey hostKey(SshAccess access) throws ProblemException, InterruptedException {
        if (access.user().equals(GIT) && world.node(access.host()).isEmpty()) {
            world.pass(HANDSHAKE);
            return key(access.host() + (world.ask(now -> world.has(Fault.GIT_HOST_KEY_CHANGED)) ? " changed" : ""), access);
        }
        PracticeNode node = reach(access);
        world.pass(HANDSHAKE);
        return key(node.name(), access);
    }

    @Override
    public void pin(SshAccess access, HostKey key) {
        pinned.put(place(access), key.fingerprint());
    }

    @Override
    public void close() {
        connected.clear();
    }

    private PracticeNode reach(SshAccess access) throws ProblemException, InterruptedException {
        Map<String, String> at = new TreeMap<>(Map.of("host", access.host(), "port", String.valueOf(access.port())));
        Optional<PracticeNode> node = world.node(access.host());
        if (node.isEmpty() && dev.hearth.domain.net.Ipv4.parse(access.host()).isEmpty()) {
            throw Problem.blocking(ProblemCode.SSH_NAME_UNKNOWN, at).asException();
        }
        if (node.isEmpty() || !world.ask(now -> node.get().powered(now))) {
            connected.remove(access.destination());
            world.pass(SILENCE);
            throw Problem.blocking(ProblemCode.SSH_UNREACHABLE, at).retry(Retry.SOON).asException();
        }
        if (access.port() != PORT) {
            throw Problem.blocking(ProblemCode.SSH_REFUSED, at).retry(Retry.SOON).asException();
        }
        return node.get();
    }

    private void logIn(SshAccess access) throws ProblemException {
        Map<String, String> who = Map.of("host", access.host(), "user", access.user());
        boolean right = access.user().equals(PracticeHomelab.USER);
        if (access.login() instanceof Login.Password password) {
            Secret given = secrets.find(password.secret()).orElseThrow(() -> Problem.blocking(ProblemCode.SSH_PASSWORD_MISSING, who).asException());
            right = right && given.equals(PracticeHomelab.PASSWORD);
        }
        if (!right) {
            String tried = access.login() instanceof Login.Password ? "password" : "publickey";
            throw Problem.blocking(ProblemCode.SSH_AUTH_FAILED, who).with("tried", tried).with("offered", "publickey,password").asException();
        }
    }

    private HostKey key(String machine, SshAccess access) {
        byte[] raw = HexFormat.of().parseHex(Sums.of(("host key of " + machine).getBytes(StandardCharsets.UTF_8)));
        String base64 = Base64.getEncoder().encodeToString(raw);
        String fingerprint = "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(HexFormat.of().parseHex(Sums.of(raw)));
        String known = pinned.get(place(access));
        HostKey.Trust trust = known == null ? HostKey.Trust.UNKNOWN : known.equals(fingerprint) ? HostKey.Trust.PINNED : HostKey.Trust.CHANGED;
        return new HostKey("ssh-ed25519", base64, fingerprint, trust);
    }

    private static String place(SshAccess access) {
        return access.host() + ":" + access.port();
    }
}
