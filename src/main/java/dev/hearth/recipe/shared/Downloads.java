// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import dev.hearth.engine.plan.StepContext;
import dev.hearth.port.Artifacts;
import dev.hearth.port.Transfer;
import java.util.Locale;

/** How transfers are told. */
public final class Downloads {
    private Downloads() {}

    public static Transfer progress(StepContext context) {
        return (bytes, total) -> context.progress(
                total > 0 ? (double) bytes / total : 0, total > 0 ? megabytes(bytes) + " of " + megabytes(total) + " MB" : megabytes(bytes) + " MB");
    }

    public static String evidence(Artifacts.Fetched file) {
        return "sha256 " + file.sha256().substring(0, 12) + " " + file.provenance().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", "
                + megabytes(file.size()) + " MB";
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / 1e6);
    }
}
