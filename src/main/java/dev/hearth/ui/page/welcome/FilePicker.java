// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.welcome;

import java.nio.file.Path;
import java.util.Optional;

/** Asks the user for a file; the toolkit's own dialog stands behind it, which no headless toolkit has. */
@FunctionalInterface
public interface FilePicker {
    Optional<Path> planFile();
}
