// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hearth.port.Preflight.Link;
import dev.hearth.ui.page.nodes.LinkMap.Heat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkMapTest {
    @ParameterizedTest
    @CsvSource({
        "0.4, 0, true, 6443/tcp, '', GOOD",
        "5.1, 0, true, 6443/tcp, '', FAIR",
        "12, 0, true, 6443/tcp, '', POOR",
        "0.4, 33, true, 6443/tcp, '', POOR",
        "0.4, 0, false, 6443/tcp, '', POOR",
        "0.4, 0, true, 10250/tcp, 6443/tcp, SHUT",
        ", 100, true, '', '', SHUT",
        ", , true, 6443/tcp, '', GOOD",
        ", , true, '', '', UNKNOWN",
    })
    void theWorstOfWhatIsKnownCounts(Double rtt, Integer lost, boolean whole, String open, String shut, Heat heat) {
        assertEquals(heat, Heat.of(new Link("a", "b", Optional.ofNullable(rtt), Optional.ofNullable(lost), Optional.of(1500), whole, some(open), some(shut))));
    }

    private static List<String> some(String ports) {
        return ports.isEmpty() ? List.of() : List.of(ports);
    }
}
