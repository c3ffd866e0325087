// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeredocTest {
    @Test
    void theTextComesAsItIs() throws Exception {
        for (String text : List.of("plain\n", "$(id) `id` ${HOME} \\n 'one' \"two\"\n", "a\nEND\nb\nEND_1\n", "END\n", "")) {
            Process bash = new ProcessBuilder("bash", "-c", "cat " + Heredoc.of(text)).redirectErrorStream(true).start();
            assertEquals(text, new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
