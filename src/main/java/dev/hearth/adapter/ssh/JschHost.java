// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import com.jcraft.jsch.JSchException;
import dev.hearth.domain.cluster.SshAccess;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.problem.Retry;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.CommandResult;
import dev.hearth.port.RemoteCommand;
import dev.hearth.port.RemoteHost;
import dev.hearth.port.Transfer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One machine: commands and files over its link. */
final class JschHost implements RemoteHost {
    private static final long TICK_MILLIS = 250;

    private final Link link;
    private final SshSettings settings;

    JschHost(Link link) {
        this.link = link;
        this.settings = link.connector().settings();
    }

    @Override
    public SshAccess access() {
        return link.access();
    }

    @Override
    public CommandResult run(RemoteCommand command) throws ProblemException, InterruptedException {
        return run(command, Feed.of(command.input()));
    }

    @Override
    public void upload(Path source, String target, String mode, String sha256, Transfer transfer)
            throws ProblemException, InterruptedException {
        new Upload(this, settings.upload()).send(source, target, mode, sha256, transfer);
    }

    /** @param input in place of the command's own */
    CommandResult run(RemoteCommand command, Feed input) throws ProblemException, InterruptedException {
        long begin = System.nanoTime();
        Optional<Secret> password = Optional.empty();
        CommandResult result;
        if (!Wrapping.needsSudo(access(), command.root())) {
            result = result(hold(command, input, null, () -> {}), command, false, false);
        } else {
            password = link.connector().logins().sudoPassword(access());
            result = password.isPresent()
                    ? withPassword(command, input, password.get())
                    : result(hold(command, input, null, () -> {}), command, true, false);
        }
        JschLog.LOG.debug("{}: {} ended with {} after {} ms", access().destination(), command, result.exitCode(),
                (System.nanoTime() - begin) / 1_000_000);
        return result;
    }

    private CommandResult withPassword(RemoteCommand command, Feed input, Secret password) throws ProblemException, InterruptedException {
        SudoMemory memory = link.sudo();
        try (SudoMemory.Turn turn = memory.turn(password)) {
            if (memory.refused(password)) {
                throw Problem.blocking(
                                ProblemCode.SUDO_PASSWORD_WRONG, Map.of("host", access().host(), "user", access().user()))
                        .detail("refused before, not tried again")
                        .asException();
            }
            try {
                return result(hold(command, input, password, turn::accept), command, true, true);
            } catch (ProblemException e) {
                if (e.problem().code() == ProblemCode.SUDO_PASSWORD_WRONG) {
                    turn.refuse();
                }
                throw e;
            }
        }
    }

    /** Over the session that there is; when that turns out to be down before anything was started, over a new one. */
    private Conversation.Ended hold(RemoteCommand command, Feed input, @Nullable Secret password, Runnable onStart)
            throws ProblemException, InterruptedException {
        Live live = link.live();
        try {
            return hold(live, command, input, password, onStart);
        } catch (NothingStartedException e) {
            if (live.up() && e.decided()) {
                throw e.problem(access());
            }
            live.end();
            JschLog.LOG.debug("{}: the session is down, a new one is made", access().destination());
            try {
                return hold(link.live(), command, input, password, onStart);
            } catch (NothingStartedException again) {
                throw again.problem(access());
            }
        }
    }

    private Conversation.Ended hold(Live live, RemoteCommand command, Feed input, @Nullable Secret password, Runnable onStart)
            throws ProblemException, InterruptedException, NothingStartedException {
        Marks marks = Marks.fresh();
        String line = Wrapping.needsSudo(access(), command.root())
                ? Wrapping.sudoLine(command.words(), marks, command.timeout(), password != null)
                : Wrapping.line(command.words(), marks, command.timeout());
        Conversation conversation = new Conversation(live, marks, settings.outputLimit());
        live.channels().acquire();
        Shared<Conversation.Ended> ending = Shared.start("ssh " + access().destination() + " " + command.name(), () -> {
            try {
                return conversation.hold(line, input, password, onStart, settings.connect());
            } catch (JSchException e) {
                throw new NothingStartedException(e, conversation.refused());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                live.channels().release();
            }
        });
        return await(ending, conversation, live, command);
    }

    private Conversation.Ended await(
            Shared<Conversation.Ended> ending, Conversation conversation, Live live, RemoteCommand command)
            throws ProblemException, InterruptedException, NothingStartedException {
        long deadline = System.nanoTime() + command.timeout().toNanos();
        boolean over = false;
        try {
            while (true) {
                try {
                    Conversation.Ended ended = ending.future().get(TICK_MILLIS, TimeUnit.MILLISECONDS);
                    over = true;
                    return ended;
                } catch (TimeoutException e) {
                    look(conversation, live);
                    if (System.nanoTime() > deadline) {
                        throw new ProblemException(timeout(command), e);
                    }
                }
            }
        } catch (ExecutionException e) {
            over = true;
            if (e.getCause() instanceof NothingStartedException nothing) {
                throw nothing;
            }
            throw Shared.unwrap(e);
        } finally {
            if (!over) {
                conversation.abandon();
            }
        }
    }

    private void look(Conversation conversation, Live live) {
        if (live.wire().stuck(settings.patience())) {
            JschLog.LOG.debug("{} takes nothing any more: cut", access().destination());
            live.end();
        }
        conversation.listen();
    }

    private Problem timeout(RemoteCommand command) {
        Duration limit = command.timeout();
        return Problem.blocking(
                ProblemCode.COMMAND_TIMEOUT,
                Map.of("host", access().host(), "command", command.name(), "seconds", Long.toString(limit.toSeconds())));
    }

    private CommandResult result(Conversation.Ended ended, RemoteCommand command, boolean sudo, boolean hadPassword)
            throws ProblemException {
        int code = ExitCode.of(ended.exit(), ended.signal());
        if (ended.started() && code >= 0) {
            return new CommandResult(code, ended.out().text(), ended.err().text());
        }
        if (ended.started() || (code < 0 && ended.prompts() < 2)) {
            throw Problem.blocking(ProblemCode.SSH_CONNECTION_LOST, Map.of("host", access().host()))
                    .detail(command.name() + ": no exit status")
                    .retry(Retry.SOON)
                    .asException();
        }
        if (sudo) {
            throw SudoRefusal.of(access(), ended, hadPassword).asException();
        }
        throw Problem.blocking(ProblemCode.SSH_NO_SHELL, Map.of("host", access().host(), "user", access().user()))
                .detail(ended.said())
                .asException();
    }
}
