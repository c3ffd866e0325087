// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import dev.hearth.port.KnownSums;
import dev.hearth.port.RecoveryKits;
import dev.hearth.port.SecretStore;
import java.nio.file.Path;

/**
 * Where what must outlive the cluster is kept.
 *
 * @param folder of the cluster on the desktop
 * @param known which kits were proved
 */
public record Safe(RecoveryKits kits, SecretStore secrets, Path folder, KnownSums known) {}
