// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.artifact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code lock.yaml} in a cluster's folder. A broken one stops rather than trusts anew. */
public final class LockFile implements FirstSeen {
    private static final int SCHEMA = 1;
    private static final YAMLMapper YAML = new YAMLMapper(
            YAMLFactory.builder().enable(YAMLGenerator.Feature.MINIMIZE_QUOTES).disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER).build());
    private final Path file;

    public LockFile(Path file) {
        this.file = file;
    }

    record Content(int schema, @Nullable SortedMap<String, Seen> files) {}

    record Seen(String url, String sha256) {}

    @Override
    public synchronized Optional<String> sha256(String name) throws ProblemException {
        return Optional.ofNullable(read().get(name)).map(Seen::sha256);
    }

    @Override
    public synchronized void remember(String name, String url, String sha256) throws ProblemException {
        SortedMap<String, Seen> files = read();
        if (files.putIfAbsent(name, new Seen(url, sha256)) != null) {
            return;
        }
        try {
            AtomicFile.replace(file, YAML.writeValueAsString(new Content(SCHEMA, files)).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Room.problem(file, e);
        }
    }

    private SortedMap<String, Seen> read() throws ProblemException {
        if (!Files.exists(file)) {
            return new TreeMap<>();
        }
        try {
            Content content = YAML.readValue(Files.readString(file), Content.class);
            if (content == null || content.files() == null) {
                throw corrupt("empty", null);
            }
            if (content.schema() > SCHEMA) {
                throw new ProblemException(Problem.blocking(ProblemCode.STORE_NEWER, Map.of(
                        "path", file.toString(), "found", String.valueOf(content.schema()), "required", String.valueOf(SCHEMA))));
            }
            for (Seen seen : content.files().values()) {
                if (seen == null || seen.sha256() == null || !seen.sha256().matches("[0-9a-f]{64}")) {
                    throw corrupt("sha256", null);
                }
            }
            return new TreeMap<>(content.files());
        } catch (JsonProcessingException e) {
            throw corrupt(e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw corrupt(String.valueOf(e.getMessage()), e);
        }
    }

    private ProblemException corrupt(String detail, @Nullable Exception cause) {
        Map<String, String> args = Map.of("path", file.toString(), "kept", file.toString());
        return new ProblemException(Problem.blocking(ProblemCode.STORE_CORRUPT, args).detail(detail), cause);
    }
}
