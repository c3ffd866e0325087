// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/** Files of a commit, and the next commit, without a work tree. */
record Trees(Repository repository) {
    /** Nothing of ours is longer; what is, is no text that anybody compares. */
    private static final int LONGEST = 8_000_000;

    SortedMap<String, String> files(ObjectId commit) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (RevWalk walk = new RevWalk(repository); TreeWalk tree = new TreeWalk(repository)) {
            tree.addTree(walk.parseCommit(commit).getTree());
            tree.setRecursive(true);
            while (tree.next()) {
                if (FileMode.REGULAR_FILE.equals(tree.getRawMode(0)) || FileMode.EXECUTABLE_FILE.equals(tree.getRawMode(0))) {
                    files.put(tree.getPathString(), new String(repository.open(tree.getObjectId(0)).getCachedBytes(LONGEST), StandardCharsets.UTF_8));
                }
            }
        }
        return files;
    }

    /** @return the new commit; empty when it would hold what the parent holds */
    Optional<ObjectId> commit(@Nullable ObjectId parent, Map<String, String> put, List<String> remove, String message) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter(); RevWalk walk = new RevWalk(repository)) {
            ObjectId tree = tree(parent, put, remove, inserter, walk);
            if (parent != null && walk.parseCommit(parent).getTree().equals(tree)) {
                return Optional.empty();
            }
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(tree);
            if (parent != null) {
                commit.setParentId(parent);
            }
            PersonIdent hearth = new PersonIdent("Hearth", "hearth@localhost");
            commit.setAuthor(hearth);
            commit.setCommitter(hearth);
            commit.setMessage(message);
            ObjectId made = inserter.insert(commit);
            inserter.flush();
            return Optional.of(made);
        }
    }

    private ObjectId tree(@Nullable ObjectId parent, Map<String, String> put, List<String> remove, ObjectInserter inserter, RevWalk walk) throws IOException {
        DirCache index = DirCache.newInCore();
        DirCacheBuilder builder = index.builder();
        if (parent != null) {
            try (TreeWalk before = new TreeWalk(repository)) {
                before.addTree(walk.parseCommit(parent).getTree());
                before.setRecursive(true);
                while (before.next()) {
                    String path = before.getPathString();
                    if (!put.containsKey(path) && !remove.contains(path)) {
                        builder.add(entry(path, before.getFileMode(0), before.getObjectId(0)));
                    }
                }
            }
        }
        for (Map.Entry<String, String> file : put.entrySet()) {
            builder.add(entry(file.getKey(), FileMode.REGULAR_FILE, inserter.insert(Constants.OBJ_BLOB, file.getValue().getBytes(StandardCharsets.UTF_8))));
        }
        builder.finish();
        return index.writeTree(inserter);
    }

    private static DirCacheEntry entry(String path, FileMode mode, ObjectId content) {
        DirCacheEntry entry = new DirCacheEntry(path);
        entry.setFileMode(mode);
        entry.setObjectId(content);
        return entry;
    }
}
