// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.KnownSums;
import dev.hearth.port.RecoveryKits;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Kits in memory: a practice run leaves nothing in anybody's home folder. */
final class PracticeKits implements RecoveryKits {
    /** What scrypt takes. */
    private static final Duration DERIVES = Duration.ofSeconds(1);
    private final World world;
    private final Map<Path, Kept> kits = new ConcurrentHashMap<>();

    /** The same files never make the same bytes twice: age takes a new salt. */
    private final AtomicInteger written = new AtomicInteger();

    private record Kept(Secret passphrase, Opened content, String sum) {}

    PracticeKits(World world) {
        this.world = world;
    }

    @Override
    public boolean exists(Path file) {
        return kits.containsKey(file);
    }

    @Override
    public Optional<String> sum(Path file) {
        return Optional.ofNullable(kits.get(file)).map(Kept::sum);
    }

    @Override
    public void write(Path file, Secret passphrase, Map<String, Secret> files) throws ProblemException, InterruptedException {
        world.pass(DERIVES);
        if (world.<Boolean, ProblemException>ask(now -> world.has(Fault.KIT_UNWRITABLE))) {
            throw Problem.blocking(ProblemCode.KIT_UNWRITABLE, Map.of("path", file.toString())).detail("No space left on device").asException();
        }
        kits.put(file, new Kept(passphrase, new Opened(files, world.<Instant, ProblemException>ask(now -> now)), KnownSums.sum(List.of(String.valueOf(written.incrementAndGet())))));
    }

    @Override
    public Optional<Opened> open(Path file, Secret passphrase) throws ProblemException, InterruptedException {
        world.pass(DERIVES);
        Kept kept = kits.get(file);
        if (kept != null && !kept.passphrase().equals(passphrase)) {
            throw Problem.blocking(ProblemCode.KIT_PASSPHRASE_WRONG, Map.of("path", file.toString())).asException();
        }
        return Optional.ofNullable(kept).map(Kept::content);
    }
}
