// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.StackCode;
import dev.hearth.port.AtomicFile;
import dev.hearth.port.SecretStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Faults of Hearth itself, on whatever thread: each is written down once, without secrets, in a file of this computer, and told to
 * whoever shows it. The same fault again says nothing new, so that one in every frame is one.
 */
final class Faults implements Thread.UncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);
    private static final String PREFIX = "fault-";
    private static final int KEPT = 20;

    private final Path folder;
    private final Path home;
    private final InstantSource clock;
    private final List<SecretStore> secrets = new CopyOnWriteArrayList<>();
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private volatile Consumer<Problem> told;

    /**
     * @param folder of the reports
     * @param home whose path, which holds the user's name, is shortened
     * @param told hears of each fault, until {@link #tell} names another
     */
    Faults(Path folder, Path home, InstantSource clock, Consumer<Problem> told) {
        this.folder = folder;
        this.home = home;
        this.clock = clock;
        this.told = told;
    }

    /** Nothing of that store comes into a report. */
    void hide(SecretStore store) {
        secrets.add(store);
    }

    void tell(Consumer<Problem> listener) {
        told = listener;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        if (known.add(StackCode.of(thrown))) {
            told.accept(note(thread.getName(), thrown));
        }
    }

    private Problem note(String thread, Throwable thrown) {
        String code = StackCode.of(thrown);
        String said = Optional.ofNullable(thrown.getMessage()).flatMap(message -> message.lines().findFirst()).map(line -> ": " + line).orElse("");
        String found = masked(thrown.getClass().getSimpleName() + said);
        Path file = folder.resolve(PREFIX + code + ".txt");
        try {
            AtomicFile.replace(file, masked(FaultReport.of(thrown, thread, code, clock.instant())).getBytes(StandardCharsets.UTF_8));
            sweep();
            return Problem.blocking(ProblemCode.HEARTH_FAULT, Map.of("fault", code, "found", found, "path", file.toString()));
        } catch (IOException e) {
            LOG.warn("no report of {} was saved: {}", code, e.toString());
            return Problem.blocking(ProblemCode.HEARTH_FAULT, Map.of("fault", code, "found", found, "code", "unsaved"))
                    .detail(Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
    }

    private String masked(String text) {
        String masked = text.replace(home.toString(), "~");
        for (SecretStore store : secrets) {
            masked = store.masked(masked);
        }
        return masked;
    }

    private void sweep() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> old = files.filter(file -> String.valueOf(file.getFileName()).startsWith(PREFIX))
                    .sorted(Comparator.comparingLong((Path file) -> file.toFile().lastModified()).reversed()).skip(KEPT).toList();
            for (Path file : old) {
                Files.deleteIfExists(file);
            }
        }
    }
}
