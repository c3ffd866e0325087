// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where a report goes; asks the user. */
@FunctionalInterface
public interface ReportFile {
    /**
     * @param name suggested, with its extension
     * @return the file; empty when the user did not want one
     */
    Optional<Path> save(String name, String text) throws IOException;
}
