// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.kit;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.RecoveryKits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Kits by path, each with one passphrase and the same things in it. */
public final class FakeKits implements RecoveryKits {
    public final Map<Path, String> passphrases = new HashMap<>();
    /** The plan in each of them. */
    public Optional<String> plan = Optional.empty();
    public int opened;

    @Override
    public boolean exists(Path file) {
        return passphrases.containsKey(file);
    }

    @Override
    public Optional<String> sum(Path file) {
        throw new AssertionError("a page opens a kit");
    }

    @Override
    public void write(Path file, Secret passphrase, Map<String, Secret> files) {
        throw new AssertionError("a page writes no kit");
    }

    @Override
    public Optional<Opened> open(Path file, Secret passphrase) throws ProblemException {
        opened++;
        if (!Secret.of(passphrases.getOrDefault(file, "")).equals(passphrase)) {
            throw Problem.blocking(ProblemCode.KIT_PASSPHRASE_WRONG, Map.of("path", file.toString())).asException();
        }
        Map<String, Secret> files = new HashMap<>(Map.of("sealing-keys.yaml", Secret.of("canary-key"), "server-token", Secret.of("canary-token")));
        plan.ifPresent(text -> files.put(PLAN, Secret.of(text)));
        return Optional.of(new Opened(files, Samples.NOW.minus(Duration.ofDays(3))));
    }
}
