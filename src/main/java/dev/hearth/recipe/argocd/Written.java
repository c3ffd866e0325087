// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.argocd;

import dev.hearth.manifest.TextSum;
import dev.hearth.recipe.shared.GitUpkeep;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What Hearth last wrote into the repository, by path and SHA-256, as {@code sha256sum} prints it. With it, what Hearth has new to say
 * is told from what the owner changed: the owner's stays.
 */
record Written(SortedMap<String, String> sums) {
    static final String FILE = ".hearth";

    /** Empty when Hearth never wrote here. */
    static Optional<Written> of(Map<String, String> files) {
        return Optional.ofNullable(files.get(FILE)).map(text -> {
            SortedMap<String, String> sums = new TreeMap<>();
            text.lines().filter(line -> line.length() > 66 && !line.startsWith("#")).forEach(line -> sums.put(line.substring(66), line.substring(0, 64)));
            return new Written(sums);
        });
    }

    static Written nothing() {
        return new Written(new TreeMap<>());
    }

    /**
     * @param put what to write, this record's own file included
     * @param kept files of Hearth's that the owner changed, and that Hearth would write otherwise now
     */
    record Changes(SortedMap<String, String> put, List<String> remove, List<String> kept) {
        boolean none() {
            return put.isEmpty() && remove.isEmpty();
        }
    }

    /**
     * @param wanted all files of Hearth's
     * @param there all files of the branch
     */
    Changes changes(Map<String, String> wanted, Map<String, String> there) {
        SortedMap<String, String> put = new TreeMap<>();
        List<String> remove = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        SortedMap<String, String> next = new TreeMap<>();
        wanted.forEach((path, content) -> {
            String sum = TextSum.sha256(content);
            Optional<String> before = Optional.ofNullable(sums.get(path));
            Optional<String> found = Optional.ofNullable(there.get(path)).map(TextSum::sha256);
            next.put(path, sum);
            if (before.filter(sum::equals).isPresent() || found.filter(sum::equals).isPresent()) {
                return;
            }
            if (found.equals(before) || found.isEmpty()) {
                put.put(path, content);
            } else {
                kept.add(path);
            }
        });
        sums.forEach((path, sum) -> {
            if (!wanted.containsKey(path) && Optional.ofNullable(there.get(path)).map(TextSum::sha256).filter(sum::equals).isPresent()) {
                remove.add(path);
            }
        });
        if (!next.equals(sums)) {
            put.put(FILE, text(next));
        }
        return new Changes(put, remove, kept);
    }

    /** How a file stands whose object is to be otherwise. */
    GitUpkeep.Standing standing(String path, String wanted, Map<String, String> there) {
        Optional<String> found = Optional.ofNullable(there.get(path)).map(TextSum::sha256);
        if (found.filter(TextSum.sha256(wanted)::equals).isPresent()) {
            return GitUpkeep.Standing.WRITTEN;
        }
        return found.isPresent() && found.equals(Optional.ofNullable(sums.get(path))) ? GitUpkeep.Standing.BEHIND : GitUpkeep.Standing.KEPT;
    }

    /** These files and the record of them. */
    SortedMap<String, String> with(Map<String, String> changed) {
        SortedMap<String, String> next = new TreeMap<>(sums);
        changed.forEach((path, content) -> next.put(path, TextSum.sha256(content)));
        SortedMap<String, String> put = new TreeMap<>(changed);
        put.put(FILE, text(next));
        return put;
    }

    /** How a file stands whose object is to be no more. */
    GitUpkeep.Standing leaving(String path, Map<String, String> there) {
        Optional<String> found = Optional.ofNullable(there.get(path)).map(TextSum::sha256);
        if (found.isEmpty()) {
            return GitUpkeep.Standing.WRITTEN;
        }
        return found.equals(Optional.ofNullable(sums.get(path))) ? GitUpkeep.Standing.BEHIND : GitUpkeep.Standing.KEPT;
    }

    /** The record without these files. */
    SortedMap<String, String> without(Collection<String> removed) {
        SortedMap<String, String> next = new TreeMap<>(sums);
        next.keySet().removeAll(removed);
        SortedMap<String, String> put = new TreeMap<>();
        put.put(FILE, text(next));
        return put;
    }

    private static String text(SortedMap<String, String> sums) {
        StringBuilder text = new StringBuilder("# What Hearth wrote. It changes these files only as long as nobody else has.\n");
        sums.forEach((path, sum) -> text.append(sum).append("  ").append(path).append('\n'));
        return text.toString();
    }
}
