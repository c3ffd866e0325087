// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.kube;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the server once said would change nothing: sums over an object as it was found and the manifest it was compared with. The
 * same question has the same answer, so it need not be asked again; a dry run of all that Hearth applies costs the API server seconds.
 * Losing the file costs that time once.
 */
final class KnownSame {
    private static final Logger LOG = LoggerFactory.getLogger(KnownSame.class);
    private static final int MOST = 5000;
    private final Set<String> sums = ConcurrentHashMap.newKeySet();
    private final Optional<Path> file;

    private KnownSame(Optional<Path> file) {
        this.file = file;
    }

    /** Of this process alone. */
    static KnownSame inMemory() {
        return new KnownSame(Optional.empty());
    }

    /** @param file lines of SHA-256; begun anew when it has grown too long or is something else */
    static KnownSame keptIn(Path file) {
        KnownSame known = new KnownSame(Optional.of(file));
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.size() > MOST) {
                Files.delete(file);
            } else {
                lines.stream().filter(line -> line.matches("[0-9a-f]{64}")).forEach(known.sums::add);
            }
        } catch (NoSuchFileException e) {
            // The first time.
        } catch (IOException e) {
            LOG.info("{} is not used: {}", file, e.toString());
        }
        return known;
    }

    boolean holds(String sum) {
        return sums.contains(sum);
    }

    void add(String sum) {
        if (sums.add(sum) && file.isPresent()) {
            append(file.get(), sum);
        }
    }

    private static synchronized void append(Path file, String sum) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, sum + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            LOG.info("{} is not kept: {}", file, e.toString());
        }
    }
}
