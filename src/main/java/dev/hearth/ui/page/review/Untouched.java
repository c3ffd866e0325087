// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.review;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.Mend;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What stays as it is, whatever else the plan does. */
final class Untouched {
    /** Keys of texts, with what Hearth may be asked to put right that makes each untrue. */
    private static final Map<String, Set<Mend>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("review.untouched.files", Set.of());
        ALL.put("review.untouched.restart", Set.of(Mend.CGROUP));
        ALL.put("review.untouched.firewall", Set.of(Mend.OLD_VIP, Mend.FIREWALL));
        ALL.put("review.untouched.desktop", Set.of());
    }

    private Untouched() {}

    /** Keys of texts. */
    static List<String> by(Optional<ClusterSpec> spec) {
        return ALL.entrySet().stream().filter(line -> spec.stream().noneMatch(planned -> line.getValue().stream().anyMatch(planned::mends))).map(Map.Entry::getKey).toList();
    }
}
