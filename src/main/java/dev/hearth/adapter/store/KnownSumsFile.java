// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.store;

import dev.hearth.port.KnownSums;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Known sums in a file, one a line. It may be deleted at any time. */
public final class KnownSumsFile implements KnownSums {
    private static final Logger LOG = LoggerFactory.getLogger(KnownSumsFile.class);
    private static final int MOST = 5000;
    private final Set<String> sums = ConcurrentHashMap.newKeySet();
    private final Path file;

    private KnownSumsFile(Path file) {
        this.file = file;
    }

    /** A file that has grown too long is begun anew; what is no sum in it counts for nothing. */
    public static KnownSumsFile keptIn(Path file) {
        KnownSumsFile known = new KnownSumsFile(file);
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

    @Override
    public boolean holds(String sum) {
        return sums.contains(sum);
    }

    @Override
    public void add(String sum) {
        if (sums.add(sum)) {
            append(file, sum);
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
