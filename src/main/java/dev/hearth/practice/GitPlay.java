// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The Git host of the played home, with one repository. Used under the world's lock. */
final class GitPlay {
    private final SortedMap<String, Head> heads = new TreeMap<>();
    private int commits;

    /** @param at when it was pushed */
    record Head(String commit, SortedMap<String, String> files, Instant at) {}

    SortedMap<String, String> commits() {
        SortedMap<String, String> all = new TreeMap<>();
        heads.forEach((branch, head) -> all.put(branch, head.commit()));
        return all;
    }

    Optional<Head> head(String branch) {
        return Optional.ofNullable(heads.get(branch));
    }

    String commit(String branch, Map<String, String> put, List<String> remove, Instant now) {
        SortedMap<String, String> files = new TreeMap<>(head(branch).map(Head::files).orElse(new TreeMap<>()));
        SortedMap<String, String> before = new TreeMap<>(files);
        files.putAll(put);
        files.keySet().removeAll(remove);
        if (heads.containsKey(branch) && files.equals(before)) {
            return heads.get(branch).commit();
        }
        // not of the contents: what is sealed is other bytes each time, and pictures of practice are to stay the same
        String commit = Sums.of(("commit " + ++commits + files.keySet()).getBytes(java.nio.charset.StandardCharsets.UTF_8)).substring(0, 40);
        heads.put(branch, new Head(commit, files, now));
        return commit;
    }
}
