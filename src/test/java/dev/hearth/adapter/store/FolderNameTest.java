// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderNameTest {
    @ParameterizedTest
    @CsvSource(ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            home,home
            Home,%48ome
            ../x,%2E%2E%2Fx
            .,%2E
            a b,a%20b
            ü,%C3%BC
            con,_con
            lpt1,_lpt1
            contact,contact
            '',_unnamed
            _unnamed,%5Funnamed
            """)
    void isSafeOnEveryFileSystem(String text, String name) {
        assertEquals(name, FolderName.of(text));
    }

    @Test
    void differsWhereTextsDifferEvenWithoutCase() {
        RandomDrafts drafts = new RandomDrafts(3);
        Map<String, String> seen = new HashMap<>();
        for (int i = 0; i < 2000; i++) {
            String text = drafts.next().name();
            String name = FolderName.of(text);
            assertTrue(name.matches("[a-z0-9%_A-F-]{1,160}"), name);
            String other = seen.put(name.toLowerCase(Locale.ROOT), text);
            if (other == null || !other.equals(text)) {
                assertNull(other, () -> text + " and " + other);
            }
        }
    }
}
