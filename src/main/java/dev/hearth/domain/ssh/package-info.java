// SPDX-License-Identifier: Apache-2.0
/**
 * PURE. How people write down machines that they reach by SSH: OpenSSH's client configuration, and lines of user@host:port. Uses
 * java.base and domain.net alone. Tested by tables.
 */
@NullMarked
package dev.hearth.domain.ssh;

import org.jspecify.annotations.NullMarked;
