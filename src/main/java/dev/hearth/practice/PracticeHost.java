// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.domain.cluster.SshAccess;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.problem.Retry;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.CommandResult;
import dev.hearth.port.RemoteCommand;
import dev.hearth.port.RemoteHost;
import dev.hearth.port.SecretStore;
import dev.hearth.port.Transfer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A connection to a played machine. */
final class PracticeHost implements RemoteHost {
    private static final Duration ROUND_TRIP = Duration.ofMillis(120);
    private static final Duration SURVEY = Duration.ofMillis(1200);
    /** Bytes that are uploaded in a second. */
    private static final long SPEED = 40_000_000;

    private static final int PARTS = 20;
    private final World world;
    private final PracticeNode node;
    private final SshAccess access;
    private final SecretStore secrets;
    private final PracticeArtifacts artifacts;

    PracticeHost(World world, PracticeNode node, SshAccess access, SecretStore secrets, PracticeArtifacts artifacts) {
        this.world = world;
        this.node = node;
        this.access = access;
        this.secrets = secrets;
        this.artifacts = artifacts;
    }

    @Override
    public SshAccess access() {
        return access;
    }

    @Override
    public CommandResult run(RemoteCommand command) throws ProblemException, InterruptedException {
        Instant arrived = world.time();
        world.pass(command.name().equals("survey") ? SURVEY : ROUND_TRIP);
        if (command.root()) {
            sudo();
        }
        return world.ask(now -> {
            if (!node.powered(now)) {
                throw lost();
            }
            return new NodeAnswers(world, node, arrived).answer(command, now);
        });
    }

    @Override
    public void upload(Path source, String target, String mode, String sha256, Transfer transfer) throws ProblemException, InterruptedException {
        sudo();
        byte[] content = read(source);
        long size = artifacts.size(source).orElse((long) content.length);
        for (int part = 1; part <= PARTS; part++) {
            world.pass(Duration.ofNanos(size * 1_000_000_000 / SPEED / PARTS));
            if (!world.<Boolean, ProblemException>ask(node::powered)) {
                throw lost();
            }
            transfer.moved(size * part / PARTS, size);
        }
        if (!Sums.of(content).equals(sha256)) {
            throw Problem.blocking(ProblemCode.UPLOAD_CORRUPT, Map.of("host", access.host(), "path", target)).retry(Retry.SOON).asException();
        }
        world.ask(now -> {
            node.write(target, new PracticeNode.Content(Secret.of(content), mode), now);
            return true;
        });
    }

    /** Root needs no sudo; a user does, and these machines ask for a password. */
    private void sudo() throws ProblemException {
        Map<String, String> who = Map.of("host", access.host(), "user", access.user());
        Optional<Secret> given = Optional.ofNullable(access.sudoPassword()).flatMap(secrets::find);
        if (given.isEmpty()) {
            throw Problem.blocking(ProblemCode.SUDO_PASSWORD_MISSING, who).asException();
        }
        boolean changed = world.ask(now -> world.has(Fault.WRONG_SUDO_PASSWORD)) && node.name().equals("node2");
        if (changed || !given.get().equals(PracticeHomelab.PASSWORD)) {
            throw Problem.blocking(ProblemCode.SUDO_PASSWORD_WRONG, who).asException();
        }
    }

    private ProblemException lost() {
        return Problem.blocking(ProblemCode.SSH_CONNECTION_LOST, Map.of("host", access.host())).retry(Retry.SOON).asException();
    }

    private static byte[] read(Path source) throws ProblemException {
        try {
            return Files.readAllBytes(source);
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.blocking(ProblemCode.UPLOAD_SOURCE_UNREADABLE, Map.of("path", source.toString())).detail(e.toString()), e);
        }
    }
}
