// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

/**
 * What a command said.
 *
 * @param exitCode 0 to 255; a lost connection is an exception and never a code
 */
public record CommandResult(int exitCode, String stdout, String stderr) {
    public boolean ok() {
        return exitCode == 0;
    }
}
