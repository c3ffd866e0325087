// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldersTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Linux      | -                                            | /h/.config/hearth | /h/.local/share/hearth | /h/.cache/hearth | /h/.local/state/hearth
            FreeBSD    | -                                            | /h/.config/hearth | /h/.local/share/hearth | /h/.cache/hearth | /h/.local/state/hearth
            Linux      | XDG_CONFIG_HOME=/c,XDG_DATA_HOME=/d          | /c/hearth         | /d/hearth              | /h/.cache/hearth | /h/.local/state/hearth
            Linux      | XDG_CACHE_HOME=/x,XDG_STATE_HOME=/s          | /h/.config/hearth | /h/.local/share/hearth | /x/hearth        | /s/hearth
            Linux      | XDG_CONFIG_HOME=relative,XDG_DATA_HOME=      | /h/.config/hearth | /h/.local/share/hearth | /h/.cache/hearth | /h/.local/state/hearth
            Mac OS X   | XDG_DATA_HOME=/d                             | /h/Library/Application Support/Hearth/Config | /h/Library/Application Support/Hearth/Data | /h/Library/Caches/Hearth | /h/Library/Logs/Hearth
            Windows 11 | APPDATA=/r,LOCALAPPDATA=/l                   | /r/Hearth/Config  | /r/Hearth/Data         | /l/Hearth/Cache  | /l/Hearth/State
            Windows 11 | -                                            | /h/AppData/Roaming/Hearth/Config | /h/AppData/Roaming/Hearth/Data | /h/AppData/Local/Hearth/Cache | /h/AppData/Local/Hearth/State
            """)
    void followTheCustomsOfTheSystem(String os, String variables, Path config, Path data, Path cache, Path state) {
        Map<String, String> env = Arrays.stream(variables.split(",")).filter(each -> each.contains("="))
                .collect(Collectors.toMap(each -> each.substring(0, each.indexOf('=')), each -> each.substring(each.indexOf('=') + 1)));

        assertEquals(new Folders(config, data, cache, state), Folders.of(os, env, Path.of("/h")));
    }
}
