// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.artifact;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hearth.port.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What is there of a download that is not whole yet, and which version of the file upstream it belongs to. */
final class Part {
    private static final JsonMapper JSON = new JsonMapper();
    private final Path file;
    private final Path facts;

    Part(Path file) {
        this.file = file;
        this.facts = file.resolveSibling(file.getFileName() + ".json");
    }

    /**
     * @param validator strong ETag, else Last-Modified (RFC 9110, section 13.1.5)
     * @param total bytes of the whole file; -1 when it is not known
     */
    record Version(String validator, long total) {}

    Path file() {
        return file;
    }

    long size() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** The version that the bytes here belong to, when they can be gone on with. */
    Optional<Version> version() throws IOException {
        if (size() == 0 || !Files.exists(facts)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(JSON.readValue(Files.readAllBytes(facts), Version.class)).filter(known -> known.validator() != null);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Forgets what is there and begins with that version; without a validator it can never be gone on with. */
    void begin(Optional<Version> version) throws IOException {
        discard();
        if (version.isPresent()) {
            AtomicFile.replace(facts, JSON.writeValueAsBytes(version.get()));
        }
    }

    void discard() throws IOException {
        Files.deleteIfExists(facts);
        Files.deleteIfExists(file);
    }

    /** The bytes have moved on to the cache. */
    void finished() throws IOException {
        Files.deleteIfExists(facts);
    }
}
