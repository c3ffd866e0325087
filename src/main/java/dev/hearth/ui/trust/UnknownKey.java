// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.trust;

import dev.hearth.domain.cluster.SshAccess;
import dev.hearth.port.HostKey;

/**
 * A host key that nobody has confirmed yet.
 *
 * @param node whose machine it is; empty for a jump host
 */
public record UnknownKey(String node, SshAccess access, HostKey key) {}
