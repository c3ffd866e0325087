// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.ClusterStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Drafts in memory; a cluster's folder is one below practice's own. */
final class PracticeClusterStore implements ClusterStore {
    private final Path root;
    private final World world;
    private final Map<String, Kept> drafts = new LinkedHashMap<>();
    private final Map<String, Instant> built = new LinkedHashMap<>();

    private record Kept(ClusterDraft draft, Instant at) {}

    PracticeClusterStore(Path root, World world) {
        this.root = root;
        this.world = world;
    }

    @Override
    public synchronized List<Saved> list() {
        return drafts.entrySet().stream()
                .map(entry -> new Saved(entry.getKey(), entry.getValue().at(), Optional.ofNullable(built.get(entry.getKey())), entry.getValue().draft().nodes().size()))
                .sorted(Comparator.comparing(Saved::savedAt).reversed().thenComparing(Saved::name))
                .toList();
    }

    @Override
    public List<Problem> unread() {
        return List.of();
    }

    @Override
    public synchronized ClusterDraft load(String name) throws ProblemException {
        return kept(name).draft();
    }

    private Kept kept(String name) throws ProblemException {
        Kept kept = drafts.get(name.strip());
        if (kept == null) {
            throw Problem.blocking(ProblemCode.STORE_MISSING, Map.of("path", name)).asException();
        }
        return kept;
    }

    @Override
    public synchronized void save(ClusterDraft draft) {
        drafts.put(draft.name().strip(), new Kept(draft, world.ask(now -> now)));
    }

    @Override
    public synchronized void create(ClusterDraft draft) throws ProblemException {
        if (drafts.containsKey(draft.name().strip())) {
            throw taken(draft.name().strip());
        }
        save(draft);
    }

    private static ProblemException taken(String name) {
        return Problem.blocking(ProblemCode.STORE_NAME_TAKEN, Map.of("found", name)).asException();
    }

    @Override
    public synchronized void rename(String from, ClusterDraft draft) throws ProblemException {
        Kept kept = kept(from);
        String old = from.strip();
        String wanted = draft.name().strip();
        if (!old.equals(wanted)) {
            if (built.containsKey(old) || Files.exists(place(old).resolve("kubeconfig")) || Files.exists(place(old).resolve("journal.jsonl"))) {
                throw Problem.blocking(ProblemCode.CLUSTER_NAME_FIXED, Map.of("found", wanted, "kept", old)).asException();
            }
            if (drafts.containsKey(wanted)) {
                throw taken(wanted);
            }
            try {
                // Refused by the file system when anything is in a folder of that name.
                Files.move(Files.createDirectories(place(old)), place(wanted), StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw new ProblemException(taken(wanted).problem().detail(e.toString()), e);
            }
            save(draft);
            drafts.remove(old, kept);
        } else {
            save(draft);
        }
    }

    @Override
    public synchronized void forget(String name) {
        drafts.remove(name.strip());
    }

    @Override
    public synchronized void built(String name, Instant at) {
        built.put(name.strip(), at);
    }

    @Override
    public synchronized void removed(String name) {
        built.remove(name.strip());
    }

    @Override
    public Path folder(String name) throws ProblemException {
        Path folder = place(name);
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new ProblemException(Problem.blocking(ProblemCode.STORE_UNWRITABLE, Map.of("path", folder.toString())).detail(e.toString()), e);
        }
    }

    private Path place(String name) {
        return root.resolve(Sums.of(name.strip().getBytes(StandardCharsets.UTF_8)).substring(0, 16));
    }
}
