// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app.cli;

import dev.hearth.domain.cluster.Checked;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.text.Texts;
import dev.hearth.ui.Workbench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code hearth}: without a command the window opens. */
@Command(
        name = "hearth",
        mixinStandardHelpOptions = true,
        versionProvider = HearthVersion.class,
        subcommands = {KitCommand.class, SnapshotCommand.class},
        description = "Turns a few Linux machines at home into a k3s HA cluster. Without a command the window opens.",
        exitCodeOnInvalidInput = ExitCodes.USAGE,
        exitCodeOnExecutionException = ExitCodes.FAILED)
public final class HearthCommand implements Callable<Integer> {
    private static final String ACCEPT = "--accept-new-host-keys";
    private static final String ACCEPT_HELP = "trust the key of a host that was never seen, as ssh's StrictHostKeyChecking=accept-new";

    static final String DRY_RUN = "--dry-run";
    static final String DRY_RUN_HELP = "only show what would be done. Exit code 2: something";

    private final Supplier<? extends Workbench> home;
    private final Supplier<? extends Workbench> practice;
    private final Window window;
    @Spec CommandSpec spec = CommandSpec.create();

    @Option(names = "--self-check", description = "uses every part of this installation once, without a display, and says what is broken. Changes nothing")
    boolean selfCheck;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "a plan file: the window opens with it")
    @Nullable Path plan;

    /**
     * @param home makes the workbench of the real home
     * @param practice makes the workbench of a new practice homelab
     */
    public HearthCommand(Supplier<? extends Workbench> home, Supplier<? extends Workbench> practice, Window window) {
        this.home = home;
        this.practice = practice;
        this.window = window;
    }

    @Override
    public Integer call() {
        if (selfCheck) {
            return open(new Opening.SelfCheck(spec.commandLine().getOut()));
        } else if (plan == null) {
            return open(new Opening.Home());
        } else if (!Files.isRegularFile(plan)) {
            // A command that was mistyped, as likely as a file that is not there.
            throw new UnmatchedArgumentException(spec.commandLine(), List.of(plan.toString())) {
                @Override
                public String getMessage() {
                    return "There is no command and no plan file '" + getUnmatched().getFirst() + "'";
                }
            };
        }
        return open(new Opening.Plan(plan));
    }

    private int open(Opening opening) {
        try {
            return window.open(opening);
        } catch (ProblemException e) {
            terminal().problem(e.problem());
            return ExitCodes.FAILED;
        }
    }

    @Command(name = "plan", mixinStandardHelpOptions = true, description = "Shows what would be done. Exit code 0: nothing, 2: changes.")
    int plan(@Mixin PlanInput input, @Option(names = ACCEPT, description = ACCEPT_HELP) boolean accept) {
        return onPlan(input, accept, false, run -> run.look(ExitCodes.CHANGES));
    }

    @Command(name = "apply", mixinStandardHelpOptions = true, description = "Builds the cluster, or brings it to what the plan says.")
    int apply(@Mixin PlanInput input, @Mixin Succession after, @Option(names = ACCEPT, description = ACCEPT_HELP) boolean accept) {
        return onPlan(input, accept, true, after.then(PlanRun::apply));
    }

    @Command(name = "repair", mixinStandardHelpOptions = true, description = "Brings a cluster that stands to what the plan says. Never begins one.")
    int repair(@Mixin PlanInput input, @Mixin Succession after, @Option(names = ACCEPT, description = ACCEPT_HELP) boolean accept,
            @Option(names = DRY_RUN, description = DRY_RUN_HELP) boolean dryRun) {
        return onPlan(input, accept, !dryRun, after.then(run -> new Aftercare(run, terminal()).repair(dryRun)));
    }

    @Command(name = "adopt", mixinStandardHelpOptions = true, description = "Writes a plan file of a cluster that other hands made. Looks, and changes nothing. Exit code 2: the plan lacks something.")
    int adopt(@Mixin Adopt adopt, @Option(names = ACCEPT, description = ACCEPT_HELP) boolean accept) {
        return guarded(home, bench -> adopt.on(bench, new HostKeys(bench.hosts(), terminal(), accept, System.console()), terminal()));
    }

    @Command(name = "export", mixinStandardHelpOptions = true, description = "Writes the plan of a new cluster as a shell script that builds it without Hearth. Asks no machine.")
    int export(@Mixin Export export) {
        return guarded(home, bench -> export.on(bench, terminal()));
    }

    @Command(name = "status", mixinStandardHelpOptions = true, description = "Looks at every step and at what works. Exit code 0: well, 1: degraded, 2: broken.")
    int status(@Mixin PlanInput input) {
        return onPlan(input, false, false, PlanRun::status);
    }

    @Command(name = "practice", mixinStandardHelpOptions = true, description = "Builds a cluster on a simulated homelab.")
    int practice(
            @Option(names = "--headless", description = "without a window, as text") boolean headless,
            @Option(names = "--json", description = "events as JSON lines") boolean json) {
        return headless ? on(practice, bench -> practiceSpec(bench), true, json, PlanRun::apply) : open(new Opening.Practice());
    }

    @Command(name = "add-node", mixinStandardHelpOptions = true, description = "Adds a node to the plan file, shows what would be done, and does it.")
    int addNode(@Mixin PlanInput input, @Mixin NewNode node, @Mixin Succession after, @Option(names = ACCEPT, description = ACCEPT_HELP) boolean accept) {
        return on(home, bench -> node.write(bench, terminal(), input.file()) ? input.read(bench, terminal(), true, true) : Optional.empty(), accept, input.json,
                after.then(run -> new Aftercare(run, terminal()).add(node.name())));
    }

    @Command(name = "remove-node", mixinStandardHelpOptions = true, description = "Takes a node out of the cluster: pods, etcd member, k3s, plan file.")
    int removeNode(
            @Mixin PlanInput input, @Mixin Succession after, @Parameters(index = "1", paramLabel = "NODE", description = "its name") String node,
            @Option(names = "--confirm", paramLabel = "NODE", description = "its name once more") @Nullable String confirm,
            @Option(names = "--accept-quorum", description = "go on although fewer servers may fail afterwards") boolean acceptQuorum,
            @Option(names = DRY_RUN, description = DRY_RUN_HELP) boolean dryRun) {
        return onStanding(input, false, after.then(run -> new Aftercare(run, terminal()).remove(input.file(), node, new Aftercare.Consent(confirm, dryRun), acceptQuorum)));
    }

    @Command(name = "uninstall", mixinStandardHelpOptions = true, description = "Removes k3s and all that Hearth wrote from all nodes. The cluster is gone then.")
    int uninstall(
            @Mixin PlanInput input, @Mixin Succession after, @Option(names = "--confirm", paramLabel = "CLUSTER", description = "the cluster's name") @Nullable String confirm,
            @Option(names = DRY_RUN, description = DRY_RUN_HELP) boolean dryRun) {
        return onStanding(input, false, after.then(run -> new Aftercare(run, terminal()).uninstall(new Aftercare.Consent(confirm, dryRun))));
    }

    @Command(name = "upgrade", mixinStandardHelpOptions = true, description = "Brings k3s to the planned patch: a snapshot of etcd, then one node at a time.")
    int upgrade(@Mixin PlanInput input, @Mixin Succession after, @Option(names = DRY_RUN, description = DRY_RUN_HELP) boolean dryRun) {
        return onStanding(input, false, after.then(run -> new Aftercare(run, terminal()).upgrade(dryRun)));
    }

    @Command(name = "drill", mixinStandardHelpOptions = true, description = "Moves the shared address to another server and measures how long the API is silent.")
    int drill(@Mixin PlanInput input, @Mixin Succession after) {
        return onStanding(input, false, after.then(run -> new Aftercare(run, terminal()).drill()));
    }

    int checkKit(PlanInput input, Path kit) {
        return onStanding(input, true, run -> new Aftercare(run, terminal()).checkKit(kit));
    }

    int onSnapshots(PlanInput input, Function<Aftercare, Work> work) {
        return onStanding(input, false, run -> work.apply(new Aftercare(run, terminal())).on(run));
    }

    /** @param kit whether the recovery kit's passphrase is needed */
    private int onStanding(PlanInput input, boolean kit, Work work) {
        return on(home, bench -> input.read(bench, terminal(), false, kit), false, input.json, work);
    }

    private Optional<ClusterSpec> practiceSpec(Workbench bench) {
        Checked checked = bench.check(bench.firstDraft());
        checked.problems().forEach(terminal()::problem);
        return Optional.ofNullable(checked.spec());
    }

    private int onPlan(PlanInput input, boolean accept, boolean keep, Work work) {
        return on(home, bench -> input.read(bench, terminal(), keep, true), accept, input.json, work);
    }

    private int on(Supplier<? extends Workbench> source, Reading reading, boolean accept, boolean json, Work work) {
        return guarded(source, bench -> {
            Optional<ClusterSpec> read = reading.of(bench);
            boolean trusted = read.isPresent() && new HostKeys(bench.hosts(), terminal(), accept, System.console()).trustAll(read.get());
            return trusted ? work.on(new PlanRun(bench, terminal(), read.get(), json)) : ExitCodes.FAILED;
        });
    }

    private int guarded(Supplier<? extends Workbench> source, OnBench work) {
        try (Workbench bench = source.get()) {
            return work.on(bench);
        } catch (ProblemException e) {
            terminal().problem(e.problem());
            return ExitCodes.FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCodes.CANCELLED;
        }
    }

    private Terminal terminal() {
        return new Terminal(spec.commandLine().getOut(), spec.commandLine().getErr(), Texts.in(Locale.getDefault()));
    }

    /** Opens the window and returns the exit code when it is closed. */
    public interface Window {
        int open(Opening opening) throws ProblemException;
    }

    private interface Reading {
        Optional<ClusterSpec> of(Workbench bench) throws ProblemException;
    }

    private interface OnBench {
        int on(Workbench bench) throws ProblemException, InterruptedException;
    }

    interface Work {
        int on(PlanRun run) throws ProblemException, InterruptedException;
    }
}
