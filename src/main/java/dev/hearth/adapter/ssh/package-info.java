// SPDX-License-Identifier: Apache-2.0
/**
 * Machines over SSH, by jsch, which no other room knows. May use domain and port. One session a machine, its channels
 * shared; a command is words, quoted in {@link dev.hearth.port.ShellWords} alone. Tested against an embedded Apache
 * MINA server over the real protocol, with a real shell and a played sudo behind it; on real machines by SshLabTest.
 */
@NullMarked
package dev.hearth.adapter.ssh;

import org.jspecify.annotations.NullMarked;
