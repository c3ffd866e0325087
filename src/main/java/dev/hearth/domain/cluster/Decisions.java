// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.cluster;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the user decided about findings of the preflight, each by its id as {@code node1/res.mem}.
 *
 * @param accepted should-fix findings that stay as they are
 * @param mended what Hearth is to put right, see {@link Mend#id}
 */
public record Decisions(Set<String> accepted, Set<String> mended) {
    public static final Decisions NONE = new Decisions(Set.of(), Set.of());

    public Decisions {
        accepted = Collections.unmodifiableSet(new TreeSet<>(accepted));
        mended = Collections.unmodifiableSet(new TreeSet<>(mended));
    }

    public Decisions withAccepted(Set<String> ids) {
        return new Decisions(ids, mended);
    }

    public Decisions withMended(Set<String> ids) {
        return new Decisions(accepted, ids);
    }

    public Decisions accept(Collection<String> ids, boolean yes) {
        return withAccepted(changed(accepted, ids, yes));
    }

    public Decisions mend(Collection<String> ids, boolean yes) {
        return withMended(changed(mended, ids, yes));
    }

    /** Without what was decided about a node: the next machine of that name is another one. */
    public Decisions without(String node) {
        return new Decisions(others(accepted, node), others(mended, node));
    }

    private static Set<String> changed(Set<String> before, Collection<String> ids, boolean yes) {
        Set<String> after = new TreeSet<>(before);
        if (yes) {
            after.addAll(ids);
        } else {
            after.removeAll(ids);
        }
        return after;
    }

    private static Set<String> others(Set<String> ids, String node) {
        return ids.stream().filter(id -> !id.startsWith(node + "/")).collect(Collectors.toSet());
    }
}
