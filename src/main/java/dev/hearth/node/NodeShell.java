// SPDX-License-Identifier: Apache-2.0
package dev.hearth.node;

import dev.hearth.domain.cluster.Snapshot;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.CommandResult;
import dev.hearth.port.RemoteCommand;
import dev.hearth.port.RemoteHost;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A node as the recipe speaks to it: questions and changes, each one command; an exit code that is not expected is a problem. */
public final class NodeShell {
    private final String node;
    private final RemoteHost host;

    public NodeShell(String node, RemoteHost host) {
        this.node = node;
        this.host = host;
    }

    public RemoteHost host() {
        return host;
    }

    public NodeFacts survey(Ipv4 vip, List<Ipv4> addresses, List<String> urls) throws ProblemException, InterruptedException {
        return NodeFacts.parse(node, done(NodeCommands.survey(vip, addresses, urls)).stdout());
    }

    /** As {@link NodeCommands#facts}. */
    public NodeFacts facts(Ipv4 vip) throws ProblemException, InterruptedException {
        return NodeFacts.parse(node, done(NodeCommands.facts(vip)).stdout());
    }

    /** What of the mesh works; empty when the node cannot tell. */
    public Optional<Survey> mesh(List<String> callers, List<String> knocks, int mtu) throws ProblemException, InterruptedException {
        CommandResult result = host.run(NodeCommands.mesh(callers, knocks, mtu));
        return result.ok() ? Optional.of(Survey.parse(node, result.stdout())) : Optional.empty();
    }

    /** The text of a file; empty when it is not there. */
    public Optional<String> read(String path) throws ProblemException, InterruptedException {
        return present(NodeCommands.readFile(path));
    }

    /** SHA-256 of a file; empty when it is not there. */
    public Optional<String> sum(String path) throws ProblemException, InterruptedException {
        return present(NodeCommands.sumOfFile(path)).map(String::strip);
    }

    public void write(String path, String mode, Secret content) throws ProblemException, InterruptedException {
        done(NodeCommands.writeFile(path, mode, content));
    }

    /** Names of the images that are on the node. */
    public Set<String> images() throws ProblemException, InterruptedException {
        return done(NodeCommands.images()).stdout().lines().map(String::strip).collect(Collectors.toSet());
    }

    public UnitState unit(String unit) throws ProblemException, InterruptedException {
        return UnitState.parse(done(NodeCommands.unitState(unit)).stdout());
    }

    public K3sProcess k3sProcess(String unit) throws ProblemException, InterruptedException {
        return K3sProcess.parse(node, done(NodeCommands.k3sProcess(unit)).stdout());
    }

    public List<Snapshot> snapshots() throws ProblemException, InterruptedException {
        return SnapshotFiles.parse(node, done(SnapshotCommands.list()).stdout());
    }

    public void start(String unit) throws ProblemException, InterruptedException {
        done(NodeCommands.startUnit(unit));
    }

    public void restart(String unit) throws ProblemException, InterruptedException {
        done(NodeCommands.restartUnit(unit));
    }

    /** As {@link NodeCommands#mendLook}. */
    public Survey mendable(Ipv4 vip, Ipv4 own) throws ProblemException, InterruptedException {
        return Survey.parse(node, done(NodeCommands.mendLook(vip, own)).stdout());
    }

    /** What k3s, kube-vip and Hearth left there, as {@code interface flannel.1}. */
    public List<String> leftovers(Ipv4 vip) throws ProblemException, InterruptedException {
        return Survey.parse(node, done(NodeCommands.leftovers(vip)).stdout()).all("left");
    }

    /** The cause that the unit's journal names, when it names one. */
    public Optional<Problem> journalSign(String unit) throws ProblemException, InterruptedException {
        return JournalSign.judge(node, done(NodeCommands.journal(unit, 80)).stdout());
    }

    /** MAC address that answers for an address on the node's LAN. */
    public Optional<String> neighbour(Ipv4 address) throws ProblemException, InterruptedException {
        return Optional.of(done(NodeCommands.neighbour(address)).stdout().strip()).filter(mac -> !mac.isEmpty());
    }

    /** Takes the lock for a run; who has it, when it is taken. */
    public Optional<LockedBy> takeLock(String path, RunLock mine) throws ProblemException, InterruptedException {
        RemoteCommand command = LockCommands.take(path, mine);
        CommandResult result = host.run(command);
        if (result.ok()) {
            return Optional.empty();
        }
        if (result.exitCode() != LockCommands.TAKEN) {
            throw failed(command, result);
        }
        return Optional.of(LockedBy.parse(result.stdout()));
    }

    /** Another one after each start of the machine. */
    public String boot() throws ProblemException, InterruptedException {
        return done(LockCommands.boot()).stdout().strip();
    }

    /** Whether the lock is still that run's; it counts as heard of from now on. */
    public boolean keepLock(String path, String id) throws ProblemException, InterruptedException {
        RemoteCommand command = LockCommands.keep(path, id);
        CommandResult result = host.run(command);
        if (!result.ok() && result.exitCode() != LockCommands.TAKEN) {
            throw failed(command, result);
        }
        return result.ok();
    }

    public void freeLock(String path, String id) throws ProblemException, InterruptedException {
        done(LockCommands.free(path, id));
    }

    /** Runs a command that must end with 0. */
    public CommandResult done(RemoteCommand command) throws ProblemException, InterruptedException {
        CommandResult result = host.run(command);
        if (!result.ok()) {
            throw failed(command, result);
        }
        return result;
    }

    private Optional<String> present(RemoteCommand command) throws ProblemException, InterruptedException {
        CommandResult result = host.run(command);
        if (result.exitCode() == NodeCommands.ABSENT) {
            return Optional.empty();
        }
        if (!result.ok()) {
            throw failed(command, result);
        }
        return Optional.of(result.stdout());
    }

    private ProblemException failed(RemoteCommand command, CommandResult result) {
        String words = result.stderr().strip();
        if (words.contains("No space left on device")) {
            return Problem.blocking(ProblemCode.NODE_DISK_FULL, Map.of("host", node, "command", command.name())).detail(words).asException();
        }
        return Problem.blocking(
                        ProblemCode.COMMAND_FAILED,
                        Map.of("host", node, "command", command.name(), "code", String.valueOf(result.exitCode())))
                .detail(words.length() > 600 ? words.substring(words.length() - 600) : words)
                .asException();
    }
}
