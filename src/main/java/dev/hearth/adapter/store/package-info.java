// SPDX-License-Identifier: Apache-2.0
/**
 * Files on the desktop: plan files, drafts and clusters, secrets for the command line, the user's kubeconfig. May use domain,
 * port and the YAML library. YAML is read as a tree of nodes with their places (SnakeYAML's node API), because a mistake in a
 * file is told with its line, and because what is not ours in a kubeconfig has to stay as it is. Tested with real files.
 */
@NullMarked
package dev.hearth.adapter.store;

import org.jspecify.annotations.NullMarked;
