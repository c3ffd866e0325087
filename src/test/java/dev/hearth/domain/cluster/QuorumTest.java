// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuorumTest {
    /** etcd documentation, "Fault tolerance table". */
    @ParameterizedTest
    @CsvSource({"0, 1, 0, false", "1, 1, 0, false", "2, 2, 0, false", "3, 2, 1, true", "4, 3, 1, true", "5, 3, 2, true", "6, 4, 2, true", "7, 4, 3, true", "8, 5, 3, true", "9, 5, 4, true"})
    void knowsWhatANumberOfServersBears(int servers, int majority, int tolerated, boolean highlyAvailable) {
        Quorum quorum = new Quorum(servers);
        assertEquals(majority, quorum.majority());
        assertEquals(tolerated, quorum.tolerated());
        assertEquals(highlyAvailable, quorum.highlyAvailable());
    }

    @Test
    void thereAreNoNegativeServers() {
        assertThrows(IllegalArgumentException.class, () -> new Quorum(-1));
    }
}
