// SPDX-License-Identifier: Apache-2.0
/**
 * Git repositories by JGit: over SSH with jsch, over HTTPS, in a folder. May use domain and port. Nothing is ever pushed by force, no
 * host key is taken that a person has not pinned, and the user's own Git settings do not count. Tested against real servers on
 * loopback (Apache MINA, the JDK's HTTP server) and at the lab's desk.
 */
@NullMarked
package dev.hearth.adapter.git;

import org.jspecify.annotations.NullMarked;
