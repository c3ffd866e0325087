// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.window;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineTest {
    @TempDir Path devices;

    @Test
    void aCardIsWhatTheKernelDrawsDirectlyWithOrNvidiasOwn() throws Exception {
        assertFalse(Pipeline.card(devices));
        Files.createDirectory(devices.resolve("dri"));
        assertTrue(Pipeline.card(devices));
        Files.delete(devices.resolve("dri"));
        Files.createFile(devices.resolve("nvidia0"));
        assertTrue(Pipeline.card(devices));
    }
}
