// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.store;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.AtomicFile;
import dev.hearth.port.ClusterStore;
import dev.hearth.port.PlanFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;

/** A folder for each cluster, with its draft in {@code draft.yaml} (a plan file) and the time of its last good run in {@code built}. */
public final class FolderClusterStore implements ClusterStore {
    private static final String DRAFT = "draft.yaml";
    private static final String BUILT = "built";
    /** What is there once a run was begun: see {@link #folder}. */
    private static final List<String> RAN = List.of(BUILT, "journal.jsonl", "kubeconfig");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);
    private final Path root;
    private final Clock clock;
    private final List<Problem> unread = new CopyOnWriteArrayList<>();

    /** @param root see {@link Folders#clusters} */
    public FolderClusterStore(Path root) {
        this(root, Clock.systemUTC());
    }

    FolderClusterStore(Path root, Clock clock) {
        this.root = root;
        this.clock = clock;
    }

    @Override
    public List<Saved> list() throws ProblemException {
        List<Saved> saved = new ArrayList<>();
        for (Path folder : folders()) {
            saved(folder).ifPresent(saved::add);
        }
        saved.sort(Comparator.comparing(Saved::savedAt).reversed().thenComparing(Saved::name));
        return saved;
    }

    /** Empty for what cannot be read: the others are still to be shown, and {@link #unread} tells of it. */
    private Optional<Saved> saved(Path folder) throws ProblemException {
        Path draft = folder.resolve(DRAFT);
        try {
            ClusterDraft read = read(draft);
            Path wanted = place(read.name());
            if (!wanted.equals(folder) && !Files.exists(wanted)) {
                // A rename that was cut off between its two halves.
                Files.move(folder, wanted, StandardCopyOption.ATOMIC_MOVE);
                return saved(wanted);
            }
            return Optional.of(new Saved(read.name(), Files.getLastModifiedTime(draft).toInstant(), builtAt(folder), read.nodes().size()));
        } catch (ProblemException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    @Override
    public List<Problem> unread() {
        return List.copyOf(unread);
    }

    @Override
    public ClusterDraft load(String name) throws ProblemException {
        return read(place(name).resolve(DRAFT));
    }

    @Override
    public void save(ClusterDraft draft) throws ProblemException {
        save(place(draft.name()), draft);
    }

    private void save(Path folder, ClusterDraft draft) throws ProblemException {
        Path file = folder.resolve(DRAFT);
        refuseNewer(file);
        write(file, PlanWriter.write(draft));
    }

    @Override
    public void create(ClusterDraft draft) throws ProblemException {
        if (Files.exists(place(draft.name()).resolve(DRAFT))) {
            throw taken(draft);
        }
        save(draft);
    }

    @Override
    public void rename(String from, ClusterDraft draft) throws ProblemException {
        Path old = place(from);
        Path wanted = place(draft.name());
        if (!Files.exists(old.resolve(DRAFT))) {
            throw missing(old.resolve(DRAFT));
        } else if (old.equals(wanted)) {
            save(draft);
            return;
        } else if (RAN.stream().anyMatch(file -> Files.exists(old.resolve(file)))) {
            throw Problem.blocking(ProblemCode.CLUSTER_NAME_FIXED, Map.of("found", draft.name(), "kept", from)).asException();
        } else if (Files.exists(wanted.resolve(DRAFT))) {
            throw taken(draft);
        }
        move(old, wanted, draft);
    }

    /** The draft says its new name first: a folder that was not moved any more is moved when it is next listed. */
    private void move(Path old, Path wanted, ClusterDraft draft) throws ProblemException {
        ClusterDraft before = read(old.resolve(DRAFT));
        save(old, draft);
        try {
            // Refused by the file system when anything is in a folder of that name.
            Files.move(old, wanted, StandardCopyOption.ATOMIC_MOVE);
            AtomicFile.force(root);
        } catch (FileSystemException e) {
            save(old, before);
            throw Files.exists(wanted) ? taken(draft) : unwritable(wanted, e);
        } catch (IOException e) {
            throw unwritable(wanted, e);
        }
    }

    private static ProblemException taken(ClusterDraft draft) {
        return Problem.blocking(ProblemCode.STORE_NAME_TAKEN, Map.of("found", draft.name().strip())).asException();
    }

    @Override
    public void forget(String name) throws ProblemException {
        Path folder = place(name);
        try {
            Files.deleteIfExists(folder.resolve(DRAFT));
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // Journals and kubeconfigs are not the draft's to take along.
            return;
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    @Override
    public void built(String name, Instant at) throws ProblemException {
        write(place(name).resolve(BUILT), at + "\n");
    }

    @Override
    public void removed(String name) throws ProblemException {
        Path built = place(name).resolve(BUILT);
        try {
            Files.deleteIfExists(built);
        } catch (IOException e) {
            throw unwritable(built, e);
        }
    }

    @Override
    public Path folder(String name) throws ProblemException {
        Path folder = place(name);
        try {
            AtomicFile.folders(folder);
            return folder;
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private Path place(String name) {
        return root.resolve(FolderName.of(name.strip()));
    }

    private List<Path> folders() throws ProblemException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(folder -> Files.exists(folder.resolve(DRAFT))).sorted().toList();
        } catch (IOException e) {
            throw unwritable(root, e);
        }
    }

    /** A window that was open since before the update must not write over what the newer Hearth saved. */
    private void refuseNewer(Path file) throws ProblemException {
        try {
            if (Files.exists(file)) {
                refuseNewer(file, YamlTree.read(file));
            }
        } catch (YamlFault | IOException e) {
            // Whatever stands there is set aside when it is read; saving what the user typed comes first.
            return;
        }
    }

    private void refuseNewer(Path file, MappingNode tree) throws ProblemException {
        String schema = PlanReader.schema(tree);
        if (PlanReader.newer(schema)) {
            throw note(Problem.blocking(ProblemCode.STORE_NEWER, Map.of(
                    "path", file.toString(), "found", schema, "required", String.valueOf(PlanKeys.SCHEMA))));
        }
    }

    private ClusterDraft read(Path file) throws ProblemException {
        try {
            MappingNode tree = YamlTree.read(file);
            refuseNewer(file, tree);
            PlanFiles.Read read = PlanReader.read(tree);
            if (!read.problems().isEmpty()) {
                Problem first = read.problems().getFirst();
                throw setAside(file, first.code().id() + " " + first.args());
            }
            return read.draft();
        } catch (YamlFault e) {
            throw setAside(file, e.line().map(line -> "line " + line + ": ").orElse("") + e.found());
        } catch (NoSuchFileException e) {
            throw missing(file);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static ProblemException missing(Path file) {
        return Problem.blocking(ProblemCode.STORE_MISSING, Map.of("path", file.toString())).asException();
    }

    /** Moved, not copied: the next save must not be taken for the damaged one. */
    private ProblemException setAside(Path file, String found) throws ProblemException {
        Path kept = file.resolveSibling(file.getFileName() + ".corrupt-" + STAMP.format(clock.instant()));
        try {
            Files.move(file, kept);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
        return note(Problem.blocking(ProblemCode.STORE_CORRUPT, Map.of("path", file.toString(), "kept", kept.toString())).detail(found));
    }

    private ProblemException note(Problem problem) {
        if (!unread.contains(problem)) {
            unread.add(problem);
        }
        return problem.asException();
    }

    private static void write(Path file, String text) throws ProblemException {
        try {
            AtomicFile.replace(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static Optional<Instant> builtAt(Path folder) throws IOException {
        try {
            return Optional.of(Instant.parse(Files.readString(folder.resolve(BUILT)).strip()));
        } catch (NoSuchFileException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static ProblemException unwritable(Path path, IOException cause) {
        return new ProblemException(
                Problem.blocking(ProblemCode.STORE_UNWRITABLE, Map.of("path", path.toString())).detail(cause.toString()), cause);
    }
}
