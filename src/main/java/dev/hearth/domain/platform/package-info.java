// SPDX-License-Identifier: Apache-2.0
/**
 * What stands on the control plane, as a checked plan says it: names and certificates, the repository, the recovery kit, services
 * outside. Pure; may use java.base and {@code domain.net}. Its values come from {@code domain.cluster}'s check of a draft.
 */
@NullMarked
package dev.hearth.domain.platform;

import org.jspecify.annotations.NullMarked;
