// SPDX-License-Identifier: Apache-2.0
package dev.hearth.node.mend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts have ~ for the end of a line. */
class BootLineTest {
    private static final List<String> WORDS = List.of("cgroup_memory=1", "cgroup_enable=memory");

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {
        "console=tty1 rootwait~|console=tty1 rootwait cgroup_memory=1 cgroup_enable=memory~",
        "console=tty1 rootwait|console=tty1 rootwait cgroup_memory=1 cgroup_enable=memory",
        "console=tty1  rootwait   ~|console=tty1  rootwait cgroup_memory=1 cgroup_enable=memory~",
        "console=tty1 cgroup_memory=1 rootwait~|console=tty1 cgroup_memory=1 rootwait cgroup_enable=memory~",
        "cgroup_enable=memory a~|cgroup_enable=memory a cgroup_memory=1~",
        "a cgroup_memory=0~|a cgroup_memory=0 cgroup_memory=1 cgroup_enable=memory~",
        "a cgroup_enable=cpuset~|a cgroup_enable=cpuset cgroup_memory=1 cgroup_enable=memory~",
        "dyndbg=\"file x +p; cgroup_memory=1 cgroup_enable=memory\" a~|dyndbg=\"file x +p; cgroup_memory=1 cgroup_enable=memory\" a cgroup_memory=1 cgroup_enable=memory~",
        "a -- single~|a cgroup_memory=1 cgroup_enable=memory -- single~",
        "a~cgroup_memory=1 cgroup_enable=memory~|a cgroup_memory=1 cgroup_enable=memory~cgroup_memory=1 cgroup_enable=memory~",
        "a~~|a cgroup_memory=1 cgroup_enable=memory~~"
    })
    void onlyWhatIsMissingIsAddedToTheOneLine(String before, String after) {
        BootLine line = new BootLine(before.replace('~', '\n'));
        assertEquals(after.replace('~', '\n'), line.with(line.missing(WORDS)));
        assertEquals(List.of(), new BootLine(after.replace('~', '\n')).missing(WORDS), "and nothing the second time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "  \nconsole=tty1", "\r\na"})
    void aFileWithoutAFirstLineIsNone(String text) {
        assertTrue(new BootLine(text).empty());
    }
}
