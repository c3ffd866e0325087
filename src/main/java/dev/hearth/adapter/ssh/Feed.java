// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import dev.hearth.domain.secret.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A command's standard input. Asked once, when the command itself reads, never before. */
@FunctionalInterface
interface Feed {
    void into(OutputStream stdin) throws IOException;

    static Feed of(@Nullable Secret input) {
        return stdin -> {
            if (input != null) {
                byte[] bytes = input.reveal();
                stdin.write(bytes);
                Arrays.fill(bytes, (byte) 0);
            }
        };
    }
}
