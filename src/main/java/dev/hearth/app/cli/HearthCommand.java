// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app.cli;

import dev.hearth.domain.cluster.Checked;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.text.Texts;
import dev.hearth.ui.Workbench;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hearth}: without a command the window opens. */
@Command(
        name = "hearth",
        mixinStandardHelpOptions = true,
        versionProvider = HearthVersion.class,
        description = "Turns a few Linux machines at home into a k3s HA cluster. Without a command the window opens.",
        exitCodeOnInvalidInput = ExitCodes.USAGE,
        exitCodeOnExecutionException = ExitCodes.FAILED)
public final class HearthCommand implements Callable<Integer> {
    private static final String ACCEPT = "--accept-new-host-keys";
    private static final String ACCEPT_HELP = "trust the key of a host that was never seen, as ssh's StrictHostKeyChecking=accept-new";

    private final Supplier<? extends Workbench> home;
    private final Supplier<? extends Workbench> practice;
    private final Window window;
    @Spec CommandSpec spec = CommandSpec.create();

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
        return window.open(false);
    }

    @Command(name = "plan", mixinStandardHelpOptions = true, description = "Shows what would be done. Exit code 0: nothing, 2: changes.")
    int plan(@Mixin PlanInput input, @Option(names = ACCEPT, description = ACCEPT_HELP) boolean accept) {
        return onPlan(input, accept, false, run -> run.look(ExitCodes.CHANGES));
    }

    @Command(name = "apply", mixinStandardHelpOptions = true, description = "Builds the cluster, or brings it to what the plan says.")
    int apply(@Mixin PlanInput input, @Option(names = ACCEPT, description = ACCEPT_HELP) boolean accept) {
        return onPlan(input, accept, true, PlanRun::apply);
    }

    @Command(name = "status", mixinStandardHelpOptions = true, description = "Looks at every step. Exit code 0: all as planned, 1: not.")
    int status(@Mixin PlanInput input) {
        return onPlan(input, false, false, run -> run.look(ExitCodes.FAILED));
    }

    @Command(name = "practice", mixinStandardHelpOptions = true, description = "Builds a cluster on a simulated homelab.")
    int practice(
            @Option(names = "--headless", description = "without a window, as text") boolean headless,
            @Option(names = "--json", description = "events as JSON lines") boolean json) {
        return headless ? on(practice, bench -> practiceSpec(bench), true, json, PlanRun::apply) : window.open(true);
    }

    private Optional<ClusterSpec> practiceSpec(Workbench bench) {
        Checked checked = bench.check(bench.firstDraft());
        checked.problems().forEach(terminal()::problem);
        return Optional.ofNullable(checked.spec());
    }

    private int onPlan(PlanInput input, boolean accept, boolean keep, Work work) {
        return on(home, bench -> input.read(bench, terminal(), keep), accept, input.json, work);
    }

    private int on(Supplier<? extends Workbench> source, Reading reading, boolean accept, boolean json, Work work) {
        try (Workbench bench = source.get()) {
            Optional<ClusterSpec> read = reading.of(bench);
            boolean trusted = read.isPresent() && new HostKeys(bench.hosts(), terminal(), accept, System.console()).trustAll(read.get());
            return trusted ? work.on(new PlanRun(bench, terminal(), read.get(), json)) : ExitCodes.FAILED;
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
        int open(boolean practice);
    }

    private interface Reading {
        Optional<ClusterSpec> of(Workbench bench) throws ProblemException;
    }

    private interface Work {
        int on(PlanRun run) throws ProblemException, InterruptedException;
    }
}
