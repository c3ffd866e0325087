// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.port.HostKey;

/** A host key that nobody has confirmed yet. */
public record UnknownKey(NodeSpec node, HostKey key) {}
