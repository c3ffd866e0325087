// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.release;

import java.util.Optional;

/** Processor architectures that k3s is released for and that Hearth installs. */
public enum Arch {
    AMD64("amd64"),
    ARM64("arm64");

    private final String id;

    Arch(String id) {
        this.id = id;
    }

    /** As in names of release files. */
    public String id() {
        return id;
    }

    /** From what {@code uname -m} prints. */
    public static Optional<Arch> ofMachine(String uname) {
        return switch (uname) {
            case "x86_64", "amd64" -> Optional.of(AMD64);
            case "aarch64", "arm64" -> Optional.of(ARM64);
            default -> Optional.empty();
        };
    }
}
