// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.desktop;

import dev.hearth.port.DesktopSession;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A desktop that is asked by commands; those that a computer does not have, or that fail, are passed over. */
public final class CommandDesktop implements DesktopSession {
    private static final Logger LOG = LoggerFactory.getLogger(CommandDesktop.class);
    /** A command that cannot keep a computer awake says so within this time. */
    private static final long REFUSAL_MILLIS = 700;
    private static final long ANNOUNCING_SECONDS = 5;

    private final SystemCommands commands;

    CommandDesktop(SystemCommands commands) {
        this.commands = commands;
    }

    public static CommandDesktop ofThisSystem() {
        return new CommandDesktop(SystemCommands.of(System.getProperty("os.name")));
    }

    /** A process that lives for as long as the computer is to stay awake. */
    private record Guard(Process process) implements Awake {
        @Override
        public void close() {
            try {
                process.getOutputStream().close();
            } catch (IOException e) {
                LOG.debug("{} has ended already", process.pid());
            }
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    @Override
    public Optional<Awake> stayAwake(String why) {
        for (List<String> command : commands.awake(why, ProcessHandle.current().pid())) {
            Optional<Process> process = start(command);
            if (process.isPresent() && !ended(process.get(), REFUSAL_MILLIS)) {
                return Optional.of(new Guard(process.get()));
            }
        }
        LOG.info("nothing keeps this computer awake");
        return Optional.empty();
    }

    @Override
    public boolean announce(String title, String text) {
        for (List<String> command : commands.announce(title, text)) {
            Optional<Process> process = start(command);
            if (process.isPresent() && ended(process.get(), TimeUnit.SECONDS.toMillis(ANNOUNCING_SECONDS)) && process.get().exitValue() == 0) {
                return true;
            }
            process.ifPresent(Process::destroy);
        }
        return false;
    }

    private static Optional<Process> start(List<String> command) {
        try {
            return Optional.of(new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD).start());
        } catch (IOException e) {
            LOG.debug("{}: {}", command.getFirst(), e.getMessage());
            return Optional.empty();
        }
    }

    private static boolean ended(Process process, long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
            return true;
        }
    }
}
