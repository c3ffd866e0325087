// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class K3sVersionTest {
    @ParameterizedTest
    @CsvSource({"v1.36.3+k3s1,v1.36.5+k3s1,true", "v1.36.9+k3s1,v1.36.10+k3s1,true", "v1.36.5+k3s1,v1.36.5+k3s2,true", "v1.36.5+k3s1,v1.37.0+k3s1,false", "v1.36.5+k3s1,v2.36.6+k3s1,false"})
    void theOlderOneComesFirst(String older, String newer, boolean sameMinor) {
        K3sVersion one = K3sVersion.parse(older).orElseThrow();
        K3sVersion two = K3sVersion.parse(newer).orElseThrow();
        assertTrue(one.compareTo(two) < 0 && two.compareTo(one) > 0);
        assertEquals(sameMinor, one.sameMinor(two));
        assertEquals(older, one.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1.36.5", "v1.36.5-rc1+k3s1", "1.36.5+k3s1", "v1.36.5+k3s1 ", ""})
    void anythingElseIsNone(String text) {
        assertTrue(K3sVersion.parse(text).isEmpty());
    }

    @Test
    void aVersionIsItself() {
        assertEquals(0, K3sVersion.parse("v1.36.5+k3s1").orElseThrow().compareTo(new K3sVersion(1, 36, 5, 1)));
    }
}
