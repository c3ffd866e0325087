// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hearth.domain.cluster.ClusterDrafts;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.Decisions;
import dev.hearth.ui.kit.Samples;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UntouchedTest {
    @ParameterizedTest
    @CsvSource({"node2/res.mem,files restart firewall desktop", "node9/old.vip,files restart firewall desktop", "node2/old.vip,files restart desktop"})
    void nothingIsSaidToBeLeftAloneThatHearthIsToPutRight(String mend, String lines) {
        ClusterSpec spec = ClusterDrafts.check(Samples.draft().withDecisions(new Decisions(Set.of(), Set.of(mend)))).spec();
        assertEquals(lines, String.join(" ", Untouched.by(Optional.ofNullable(spec)).stream().map(key -> key.replace("review.untouched.", "")).toList()));
        assertEquals(List.of("review.untouched.files", "review.untouched.restart", "review.untouched.firewall", "review.untouched.desktop"), Untouched.by(Optional.empty()));
    }
}
