// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.git;

import dev.hearth.domain.cluster.ClusterDraft.Git;
import java.util.Locale;

/** What kind of repository. */
enum Kind {
    NONE,
    SSH,
    HTTPS,
    FOLDER;

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As the draft says; where it says nothing, what the place looks like, as plan files are read. */
    static Kind of(Git git) {
        String place = git.place().strip();
        return switch (git.kind().strip()) {
            case "ssh" -> SSH;
            case "https" -> HTTPS;
            case "folder" -> FOLDER;
            case "" -> place.isEmpty() ? NONE : place.startsWith("ssh://") || place.matches("[^/\\s]+@[^/\\s]+:.*") ? SSH : place.contains("://") ? HTTPS : FOLDER;
            default -> NONE;
        };
    }
}
