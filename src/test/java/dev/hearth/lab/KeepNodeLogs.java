// SPDX-License-Identifier: Apache-2.0
package dev.hearth.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** When a lab test fails, the journal of every node that is up is kept in target/lab. */
final class KeepNodeLogs implements TestWatcher {
    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        for (String line : Lab.lab("status").lines().toList()) {
            String[] words = line.split(" ");
            if (words.length == 3 && words[2].equals("up")) {
                keep(context.getDisplayName().replaceAll("[^A-Za-z0-9]", ""), words[0]);
            }
        }
    }

    private static void keep(String test, String node) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "lab", test));
            Files.writeString(folder.resolve(node + ".log"), Lab.lab("ssh", node, "journalctl -o short-iso --no-pager -n 5000"));
        } catch (IOException | AssertionError e) {
            System.err.println("the journal of " + node + " was not kept: " + e.getMessage());
        }
    }
}
