// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.artifact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hearth.port.AtomicFile;
import dev.hearth.port.KnownSums;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The cache on the disk: {@code content/<sha256>}, {@code index/<sha256 of the URL>.json}, {@code part/} for what is not
 * whole. A file's sum is computed once in a process and again when its size or time changed; a large one's also not again by the next
 * process, for the node that it is sent to compares it anyway.
 */
final class Content {
    private static final JsonMapper JSON = new JsonMapper();
    private final Path root;
    /** From here on, reading a file whole takes longer than anybody wants to wait for each time. */
    private static final long LARGE = 8 << 20;
    private final KnownSums known;
    private final ConcurrentMap<Path, Checked> checked = new ConcurrentHashMap<>();

    Content(Path root, KnownSums known) {
        this.root = root;
        this.known = known;
    }

    /** @param checksums URL of the published file that this sum stood in; null when it did in none */
    record Known(String url, String sha256, @Nullable String checksums) {}

    private record Checked(long size, FileTime time, String sha256) {}

    Part part(String url) throws IOException {
        return new Part(Files.createDirectories(root.resolve("part")).resolve(Sha256.of(url)));
    }

    Turns.Turn turn(String url) throws IOException, InterruptedException {
        return Turns.take(Files.createDirectories(root.resolve("part")).resolve(Sha256.of(url) + ".lock"));
    }

    /** What is known of a URL; nothing when the note is broken. */
    Optional<Known> known(String url) throws IOException {
        Path note = index(url);
        if (!Files.exists(note)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(JSON.readValue(Files.readAllBytes(note), Known.class))
                    .filter(known -> url.equals(known.url()) && known.sha256() != null);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    void note(Known known) throws IOException {
        AtomicFile.replace(index(known.url()), JSON.writeValueAsBytes(known));
    }

    /** The file with that sum when it is there and still has it; one that has not is deleted. */
    Optional<Path> whole(String sha256) throws IOException {
        Path file = root.resolve("content").resolve(sha256);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        if (sum(file).equals(sha256)) {
            return Optional.of(file);
        }
        Files.delete(file);
        return Optional.empty();
    }

    /** Moves a finished part in, under its sum. */
    Path keep(Part part, String sha256) throws IOException {
        Path file = Files.createDirectories(root.resolve("content")).resolve(sha256);
        AtomicFile.put(part.file(), file);
        part.finished();
        checked.put(file, new Checked(Files.size(file), Files.getLastModifiedTime(file), sha256));
        return file;
    }

    private String sum(Path file) throws IOException {
        long size = Files.size(file);
        FileTime time = Files.getLastModifiedTime(file);
        Checked before = checked.get(file);
        if (before != null && before.size() == size && before.time().equals(time)) {
            return before.sha256();
        }
        String name = String.valueOf(file.getFileName());
        String question = KnownSums.sum(List.of("file", file.toAbsolutePath().toString(), String.valueOf(size), time.toString(), name));
        boolean large = size >= LARGE;
        String sum = large && known.holds(question) ? name : Sha256.of(file);
        if (large && sum.equals(name)) {
            known.add(question);
        }
        checked.put(file, new Checked(size, time, sum));
        return sum;
    }

    private Path index(String url) {
        return root.resolve("index").resolve(Sha256.of(url) + ".json");
    }
}
